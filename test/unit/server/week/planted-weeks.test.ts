import { describe, expect, it } from 'vitest'
import type { WeekFigures } from '../../../../api/_insights/index.js'
import {
  CLERK,
  DISH,
  OFFER,
  POSTER,
  poster,
  QUIET,
  STANDING,
  STORE,
  sticker,
  told,
  weeks,
  words,
} from './weeks-told.js'

const CHANNELS = [
  poster([5, 5, 5, 5, 5, 5, 5], { fans: 20, members: 2 }),
  sticker([10, 10, 10, 10, 10, 14, 14], { fans: 30, members: 16 }),
]
const quiet = { figures: QUIET, channels: CHANNELS }
const usually = (week: Partial<WeekFigures> = {}, count = 8) => Array(count).fill({ ...quiet, ...week })
const lineOf = (of: ReturnType<typeof weeks>, measure: string) =>
  told(of).figures.find((line) => line.measure === measure)

describe('what changed, and the likely reason', () => {
  it('a rate that fell since fewer scanned the sticker from Wednesday on', () => {
    // 20 of 60 before, 6 of 50 now. The sticker had 58 devices from Wednesday to Sunday, and 33 now: 25 of 58 are 43 %.
    const now = {
      figures: { ...QUIET, fans: 50, members: 6 },
      channels: [CHANNELS[0], sticker([10, 10, 6, 6, 6, 7, 8], { fans: 18, members: 4 })] as never,
    }
    const body = told(weeks(now, usually()))
    expect(body.title).toBe('上周，粉丝入会得少了')
    expect(body.sentences[0]).toMatchObject({
      words: '会员转化 33.3% → 12%：周三起「桌贴」扫码少了 43%。',
      detail: '平常 20% 到 46.7%；周三到周日平常 58 人次，上周 33。',
      about: { measure: 'memberRate', part: { kind: 'channel', name: '桌贴' } },
    })
    expect(body.suggestions[0]).toMatchObject({
      button: '打开它的码',
      does: { kind: 'open', page: 'channel', storeId: STORE },
    })
  })

  it('a poster that nobody scans any more, by the day since when, also where no figure moved', () => {
    const now = { ...quiet, channels: [poster([6, 4, 0, 0, 0, 0, 0]), CHANNELS[1]] as never }
    const body = told(weeks(now, usually()))
    expect(body.title).toBe('上周，「门口海报」没声音了')
    expect(body.sentences[0]).toMatchObject({
      words: '周三起「门口海报」没人扫了。',
      detail: '周三到周日平常 25 人次，上周 0。',
    })
    expect(body.suggestions[0]?.does).toEqual({
      kind: 'open',
      page: 'channel',
      storeId: STORE,
      channelId: POSTER,
    })
  })

  it('nothing of a poster that a manager ended, or that too few ever scanned', () => {
    const ended = {
      ...quiet,
      channels: [poster([0, 0, 0, 0, 0, 0, 0], { ended: true }), CHANNELS[1]] as never,
    }
    expect(words(weeks(ended, usually())).join()).not.toContain('海报')
    const few = { channels: [poster([1, 1, 1, 1, 1, 1, 1]), CHANNELS[1]] as never }
    const silent = { ...quiet, channels: [CHANNELS[1]] as never }
    expect(words(weeks(silent, usually(few))).join()).not.toContain('海报')
  })

  it('vouchers redeemed while the house was closed, before everything else, and by one clerk without a name', () => {
    const now = {
      ...quiet,
      figures: { ...QUIET, redemptions: 34, covers: 200 },
      nights: [{ staffId: CLERK, redemptions: 14, discountFen: 42_000, billFen: 280_000 }],
    }
    const body = told(weeks(now, usually()))
    expect(body.title).toBe('上周，打烊后还有券在核销')
    expect(body.sentences[0]).toMatchObject({
      words: '打烊后核销了 14 张券，都是同一位店员。',
      detail: '券让利 ¥420，用券账单 ¥2,800；前一周 0 张。',
      about: { measure: 'nightRedemptions', part: { kind: 'clerk', id: CLERK } },
    })
    expect(body.suggestions[0]?.does).toEqual({
      ...{ kind: 'open', page: 'rows', storeId: STORE, figure: 'redemptions', staffId: CLERK },
    })
  })

  it('nothing of a house that always redeems some after it closed', () => {
    const nights = [{ staffId: CLERK, redemptions: 14, discountFen: 42_000, billFen: 280_000 }]
    expect(words(weeks({ ...quiet, nights }, usually({ nights }))).join()).not.toContain('打烊')
  })

  it('an evening that filled, by its service period', () => {
    const periods = (evening: number) => [
      { name: '午市', seated: 10, covers: 30 },
      { name: '晚市', seated: evening / 3, covers: evening },
    ]
    const now = { ...quiet, figures: { ...QUIET, covers: 150 }, periods: periods(120) }
    const body = told(weeks(now, usually({ periods: periods(60) })))
    expect(body.title).toBe('上周，晚市更满了')
    expect(body.sentences[0]?.words).toBe('用餐 90 → 150 位：主要在晚市 60 → 120 位。')
  })

  it('one day, one store, one offer', () => {
    const days = (saturday: number) =>
      [30, 30, 30, 30, 30, saturday, 30].map((visits) => ({ open: true, figures: { visits } }))
    const day = weeks(
      { ...quiet, figures: { ...QUIET, visits: 260 }, days: days(80) },
      usually({ days: days(20) }),
    )
    expect(words(day)[0]).toBe('到店 200 → 260 位：主要在周六 20 → 80 位。')

    const stores = (old: number) => [
      { id: STORE, name: '老街店', figures: { returns: old } },
      { id: STORE.replace('5b', '5c'), name: '滨江店', figures: { returns: 40 } },
    ]
    const store = weeks(
      { ...quiet, figures: { ...QUIET, returns: 50 }, stores: stores(10) },
      usually({ stores: stores(40) }),
    )
    expect(words(store)[0]).toBe('又来了 80 → 50 位：主要在老街店 40 → 10 位。')

    const offers = (claims: number) => [
      { id: OFFER, name: '满 200 减 30', claims, redemptions: 0, discountFen: 0, billFen: 0 },
    ]
    const offer = weeks(
      { ...quiet, figures: { ...QUIET, claims: 70 }, offers: offers(60) },
      usually({ offers: offers(20) }),
    )
    expect(words(offer)[0]).toBe('领券 30 → 70 张：主要在「满 200 减 30」 20 → 60 张。')
  })

  it('no reason where every part moved alike', () => {
    const days = (visits: number) => Array.from({ length: 7 }, () => ({ open: true, figures: { visits } }))
    const of = weeks(
      { ...quiet, figures: { ...QUIET, visits: 280 }, days: days(40) },
      usually({ days: days(28) }),
    )
    expect(words(of)[0]).toBe('到店 200 → 280 位。')

    // Saturday has 28 of the 80 more, 35 %: more than its share, and still not most of it.
    const one = [38, 38, 37, 37, 37, 56, 37].map((visits) => ({ open: true, figures: { visits } }))
    const spread = weeks(
      { ...quiet, figures: { ...QUIET, visits: 280 }, days: one },
      usually({ days: days(28) }),
    )
    expect(words(spread)[0]).toBe('到店 200 → 280 位。')
  })

  it('no reason where a part is all there is of a figure', () => {
    const only = (claims: number) => [
      { id: OFFER, name: '满 200 减 30', claims, redemptions: 0, discountFen: 0, billFen: 0 },
    ]
    const of = weeks(
      { ...quiet, figures: { ...QUIET, claims: 70 }, offers: only(70) },
      usually({ offers: only(30) }),
    )
    expect(words(of)[0]).toBe('领券 30 → 70 张。')
  })

  it('is told against what is usual, where the week before was as odd', () => {
    const past = usually()
    past[0] = { ...quiet, figures: { ...QUIET, visits: 120 } }
    expect(words(weeks({ ...quiet, figures: { ...QUIET, visits: 118 } }, past))[0]).toBe(
      '到店 118 位，平常 200。',
    )
  })

  it('a dish that more people look at than the menu as a whole explains', () => {
    const dishes = (meat: number, shrimp = 50) => [
      { id: DISH, name: '红烧肉', interest: meat },
      { id: DISH.replace('5b', '5c'), name: '龙井虾仁', interest: shrimp },
    ]
    const body = told(weeks({ ...quiet, dishes: dishes(61) }, usually({ dishes: dishes(20) })), {
      ...STANDING,
      unfeatured: [DISH],
    })
    expect(body.sentences[0]?.words).toBe('看「红烧肉」的人多了，20 → 61 位。')
    expect(body.dishes.rising).toEqual([{ dishId: DISH, name: '红烧肉', now: 61, before: 20 }])
    expect(body.suggestions[0]).toMatchObject({ button: '放上推荐', does: { kind: 'feature', dishId: DISH } })
    // Everything doubled: the shop was looked at more, no dish rose.
    expect(
      told(weeks({ ...quiet, dishes: dishes(40, 100) }, usually({ dishes: dishes(20) }))).dishes.rising,
    ).toEqual([])
  })

  it('an offer that ran out is one tap from more of it', () => {
    const offers = [
      { id: OFFER, name: '满 200 减 30', claims: 40, redemptions: 0, discountFen: 0, billFen: 0 },
    ]
    const standing = (claimed: number) => ({
      ...STANDING,
      offers: [{ id: OFFER, storeId: STORE, title: '满 200 减 30', stock: 100, claimed }],
    })
    const of = weeks({ ...quiet, offers }, usually({ offers }))
    expect(told(of, standing(100)).suggestions[0]).toMatchObject({
      words: '「满 200 减 30」再放 40 张',
      does: { kind: 'restock', offerId: OFFER, stock: 140 },
    })
    expect(told(of, standing(99)).suggestions).toEqual([])
  })
})

describe('what a week is laid beside', () => {
  it('is nothing in the first week, and says so', () => {
    const of = weeks(quiet, [])
    expect(told(of)).toMatchObject({
      title: '第一周，先记下来',
      comparison: { kind: 'first', words: '第一周，还没有可比的' },
    })
    expect(lineOf(of, 'visits')).toMatchObject({
      now: 200,
      before: null,
      usual: null,
      standing: 'unknown',
      news: null,
    })
  })

  it('is nothing in a closed week, which teaches the next one nothing', () => {
    const closed = { days: Array.from({ length: 7 }, () => ({ open: false, figures: {} })) }
    expect(told(weeks(closed, usually()))).toMatchObject({
      title: '上周，店里歇业',
      comparison: { kind: 'closed' },
    })
    expect(words(weeks(closed, usually()))[0]).toBe('上周歇业，没有营业。')
    const past = usually()
    past[0] = closed
    expect(told(weeks(quiet, past)).comparison).toMatchObject({
      kind: 'usual',
      apart: '前一周歇业，不和它比',
    })
    expect(lineOf(weeks(quiet, past), 'visits')).toMatchObject({
      before: null,
      usual: { middle: 200 },
      standing: 'usual',
    })
  })

  it('is only weeks that were open on as many days', () => {
    const short = {
      ...quiet,
      figures: { ...QUIET, visits: 80 },
      days: [1, 1, 1, 0, 0, 0, 0].map((open) => ({ open: open === 1, figures: {} })),
    }
    expect(told(weeks(short, usually())).comparison).toEqual({
      kind: 'short',
      words: '上周营业 3 天，和别的周不好比',
      apart: '上周周四歇业，不和前一周比',
    })
    const past = usually()
    past.splice(0, 4, ...Array(4).fill(short))
    expect(lineOf(weeks(quiet, past), 'visits')?.usual?.middle).toBe(200)
    expect(told(weeks(quiet, past)).comparison.apart).toBe('前一周周四歇业，不和它比')
    expect(told(weeks(quiet, usually())).comparison.apart).toBeNull()
  })

  it('is the week before alone, where there are too few for a usual range', () => {
    const of = weeks({ ...quiet, figures: { ...QUIET, visits: 260 } }, usually({}, 3))
    expect(told(of).comparison).toMatchObject({ kind: 'few', words: '才有 3 周可比，还说不上平常' })
    expect(lineOf(of, 'visits')).toMatchObject({ before: 200, usual: null, standing: 'unknown' })
    // 60 more are 2.8 standard deviations of the difference, √460; 40 more are 1.9.
    expect(words(of)[0]).toBe('到店 200 → 260 位。')
    expect(words(weeks({ ...quiet, figures: { ...QUIET, visits: 240 } }, usually({}, 3)))[0]).not.toContain(
      '→',
    )
  })

  it('a figure’s usual range is two robust deviations about the median, and no narrower than chance', () => {
    const past = [180, 190, 195, 200, 205, 210, 220, 400].map((visits) => ({
      ...quiet,
      figures: { ...QUIET, visits },
    }))
    // The median is 202.5; deviations 22.5 12.5 7.5 2.5 2.5 7.5 17.5 197.5, their median 10; 1.4826 × 10 = 14.8 > √202.5 = 14.2.
    const { low, middle, high } = lineOf(weeks(quiet, past), 'visits')?.usual ?? {
      low: 0,
      middle: 0,
      high: 0,
    }
    expect([low, middle, high].map((value) => Math.round(value * 100) / 100)).toEqual([172.85, 202.5, 232.15])
    // A share of 30 bookings: 3 of 33 is 9.1 %, give or take 2 × √(0.0909 × 0.9091 ÷ 33) = 10 %.
    const rate = lineOf(weeks(quiet, usually()), 'noShowRate')?.usual
    expect([rate?.low, rate?.high].map((value) => Math.round((value ?? 0) * 1000))).toEqual([0, 191])
  })

  it('small numbers are quiet', () => {
    const small = { figures: { visits: 4, fans: 2 } }
    expect(told(weeks({ figures: { visits: 9, fans: 8 } }, Array(8).fill(small))).title).toBe(
      '上周，和平常一样',
    )
  })
})
