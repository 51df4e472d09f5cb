import { describe, expect, it } from 'vitest'
import type { Guest, Timeline } from '@/client/reports'
import {
  guestFacts,
  guestFigures,
  guestName,
  guestOrigin,
  guestSince,
  sectionTitle,
  summaryDetail,
  summaryName,
} from '@/features/reports/guest-words'
import { guestSentences, sayHowSure } from '@/features/reports/habit-words'
import { trailOf } from '@/features/reports/trail-words'
import { sayPastDay, sayPastMoment } from '@/words/past'

const TODAY = '2026-11-25'

const GUEST: Guest = {
  personId: 'psn_1',
  name: '陈女士',
  phoneMasked: '138 **** 6628',
  fanSince: '2026-08-01T04:00:00.000Z',
  memberSince: '2026-08-02T04:00:00.000Z',
  isRegular: true,
  visits: 7,
  lastVisitOn: '2026-11-13',
  noShows: 0,
  redemptions: 0,
  savedFen: 0,
  averageBillFen: 24_640,
  liveVouchers: 0,
  avatar: null,
  firstTouch: {
    at: '2026-07-30T04:00:00.000Z',
    source: 'tableSticker',
    channel: { id: 'chn_1', name: '三号桌的桌贴' },
  },
  lastTouch: null,
  consents: [],
  favourites: [],
  visitsByMonth: [],
  habits: { everyDays: null, weekday: null, time: null, party: null },
  cancellations: 0,
  bills: 0,
  spentFen: 0,
  lastBillFen: null,
  expiredVouchers: 0,
  tags: [],
  merges: [],
  likelySame: [],
}

describe('days gone by', () => {
  it.each([
    ['2026-11-25', '今天'],
    ['2026-11-24', '昨天'],
    ['2026-11-23', '前天'],
    ['2026-11-14', '11 月 14 日'],
    ['2025-12-31', '2025 年 12 月 31 日'],
  ])('%s is %s', (on, words) => {
    expect(sayPastDay(on, TODAY)).toBe(words)
  })

  it('have a time only while it matters', () => {
    expect(sayPastMoment('2026-11-24T09:28:00.000Z', TODAY)).toBe('昨天 17:28')
    expect(sayPastMoment('2026-11-14T09:28:00.000Z', TODAY)).toBe('11 月 14 日')
  })
})

describe('a guest in words', () => {
  it('is called by name, else by the end of the number', () => {
    expect(guestName(GUEST)).toBe('陈女士')
    expect(guestName({ ...GUEST, name: null })).toBe('尾号 6628')
    expect(guestName({ ...GUEST, name: null, phoneMasked: null })).toBe('没留名字')
  })

  it('has a section named after how they are called', () => {
    expect(['陈女士', '林先生', '老周', null].map((name) => sectionTitle({ ...GUEST, name }))).toEqual([
      '她和我们',
      '他和我们',
      '来往',
      '来往',
    ])
  })

  it('has come to be what it is on a day, and from somewhere', () => {
    expect(guestSince(GUEST, TODAY)).toBe('8 月 2 日成为会员')
    const visitor = { ...GUEST, memberSince: null, fanSince: null }
    expect(guestSince({ ...GUEST, memberSince: null }, TODAY)).toBe('8 月 1 日成为粉丝')
    expect(guestSince(visitor, TODAY)).toBe('7 月 30 日第一次打开小程序')
    expect(guestSince({ ...visitor, firstTouch: null }, TODAY)).toBe('打电话认识的')
    expect(guestOrigin(GUEST)).toBe('从「三号桌的桌贴」来的')
    const came = (source: 'search' | 'direct') =>
      guestOrigin({ ...GUEST, firstTouch: { at: '2026-07-30T04:00:00.000Z', source, channel: null } })
    expect([came('search'), came('direct')]).toEqual(['从「搜一搜」来的', '自己打开来的'])
    expect(guestOrigin({ ...GUEST, firstTouch: null })).toBeNull()
  })

  it('has three figures, also on the first day', () => {
    expect(guestFigures(GUEST, TODAY).map(({ figure }) => figure)).toEqual(['7 次', '12 天', '¥ 246'])
    expect(guestFigures({ ...GUEST, lastVisitOn: TODAY }, TODAY)[1]).toEqual({
      figure: '今天',
      words: '上回来',
    })
    const fresh = { ...GUEST, visits: 0, lastVisitOn: null, averageBillFen: null }
    expect(guestFigures(fresh, TODAY).map(({ figure }) => figure)).toEqual(['–', '–', '–'])
  })

  it('has a line only for what there is', () => {
    const facts = (guest: Partial<Guest>) =>
      guestFacts({ ...GUEST, firstTouch: null, ...guest }, TODAY).map(({ what, words }) => [what, words])
    expect(facts({})).toEqual([['同意', '没开按习惯推荐、让合作的店认识']])
    expect(
      facts({
        ...{
          liveVouchers: 1,
          redemptions: 2,
          savedFen: 4_800,
          expiredVouchers: 1,
          noShows: 1,
          cancellations: 2,
        },
        ...{ bills: 2, spentFen: 61_850, lastBillFen: 30_000, favourites: ['甲', '乙', '丙', '丁'] },
        lastTouch: { at: '2026-11-24T04:00:00.000Z', source: 'scan', channel: null },
        consents: [
          { purpose: 'membership', given: true, at: '2026-08-02T04:00:00.000Z' },
          { purpose: 'marketing', given: true, at: '2026-08-02T04:00:00.000Z' },
        ],
      }),
    ).toEqual([
      ['来源', '最近「扫码」，昨天'],
      ['想吃', '「甲」「乙」「丙」等 4 道'],
      ['券', '手上 1 张；用过 2 张，省了 ¥48；过期 1 张'],
      ['账单', '2 张账单共 ¥618.50，最近一张 ¥300'],
      ['没来', '订了没来 1 回；取消 2 回'],
      ['同意', '同意会员说明、按习惯推荐；没开让合作的店认识'],
    ])
  })

  it('is one line in the list', () => {
    const guest = {
      personId: 'psn_1',
      name: null,
      phoneTail: '6628',
      isMember: false,
      isRegular: false,
      visits: 0,
      lastActAt: '2026-11-24T09:28:00.000Z',
    }
    expect([summaryName(guest), summaryDetail(guest, TODAY)]).toEqual(['尾号 6628', '还没来过 · 昨天'])
    expect(summaryName({ ...guest, phoneTail: null })).toBe('没留名字')
    expect(summaryDetail({ ...guest, visits: 3 }, TODAY)).toBe('来过 3 次 · 昨天')
  })
})

describe('three sentences about a guest', () => {
  const habits = {
    everyDays: 14,
    weekday: { value: 5, times: 5, of: 7 },
    time: { value: '18:30', times: 6, of: 7 },
    party: { value: 2, times: 4, of: 6 },
  }
  const none = { everyDays: null, weekday: null, time: null, party: null }
  const say = (guest: Partial<Guest>) => guestSentences({ ...GUEST, ...guest }, TODAY)

  it.each<[Partial<Guest>, string[]]>([
    [
      { habits, lastVisitOn: '2026-10-30', liveVouchers: 2 },
      ['差不多每两周来一次，爱坐周五晚上，2 位。', '这次隔了 26 天，比平时久。', '手上还有 2 张券没用。'],
    ],
    [{ habits }, ['差不多每两周来一次，爱坐周五晚上，2 位。', '上回是 12 天前，差不多又该来了。']],
    [
      { habits: { ...none, everyDays: 30, weekday: habits.weekday }, noShows: 2, lastVisitOn: TODAY },
      ['差不多每个月来一次，爱周五来。', '今天来了。', '订了没来 2 回，订座时多问一句。'],
    ],
    [{ habits: { ...none, everyDays: 11 } }, ['差不多每 11 天来一次。', '上回是 12 天前，差不多又该来了。']],
    [{ habits: none }, ['来过 7 次，日子和人数不固定。', '上回是 12 天前。']],
    [{ habits: none, visits: 2 }, ['来过 2 次，来满三次才看得出习惯。', '上回是 12 天前。']],
    [{ visits: 0, lastVisitOn: null, favourites: ['江鲈'] }, ['还没来过。', '想吃「江鲈」。']],
  ])('by what was counted: %#', (guest, sentences) => {
    expect(say(guest)).toEqual(sentences)
  })

  it('say how sure they are', () => {
    expect(sayHowSure(habits)).toBe('周五 7 次里 5 次；18:30 前后 7 次里 6 次；2 位 6 次里 4 次。')
    expect(sayHowSure(none)).toBeNull()
  })
})

describe('trailOf', () => {
  type Entry = Timeline['items'][number]
  const entry = (
    name: string,
    properties: Entry['properties'] = {},
    subject: string | null = null,
  ): Entry => ({
    id: name,
    name,
    occurredAt: '2026-11-24T09:28:00.000Z',
    storeId: 'sto_1',
    properties,
    subject,
  })
  const say = (one: Entry) => trailOf([one], TODAY)[0]

  it.each([
    [entry('reservation_placed', { partySize: 6 }, '209'), '订了座 · 6 位 · 209'],
    [entry('reservation_canceled', { partySize: 2 }, '206'), '取消了订座 · 2 位 · 206'],
    [entry('reservation_seated', {}, '209'), '到店 · 入座 209'],
    [entry('reservation_seated'), '到店 · 入座'],
    [entry('reservation_no_show', { partySize: 2 }, '206'), '订了没来 · 2 位 · 206'],
    [entry('reservation_reinstated', { partySize: 2 }, '206'), '撤回，重新等着 · 2 位 · 206'],
    [entry('voucher_reversed', {}, '满 200 减 30'), '撤回了核销「满 200 减 30」'],
    [entry('voucher_claimed', {}, '满 200 减 30'), '领了「满 200 减 30」'],
    [entry('voucher_claimed'), '领了一张券'],
    [entry('voucher_validated', {}, '满 200 减 30'), '亮码核对「满 200 减 30」'],
    [entry('fan_gained', { by: 'booking' }), '成为粉丝'],
    [entry('member_joined'), '成为会员'],
    [entry('app_opened', { scene: 1011 }), '打开小程序'],
    [entry('offer_viewed', {}, '满 200 减 30'), '看了「满 200 减 30」'],
    [entry('dish_viewed'), '看了一道菜'],
  ])('says what happened: %#', (one, words) => {
    expect(say(one)?.words).toBe(words)
  })

  it('tells what was taken back as such, and the booking is still to come', () => {
    const about = { reservationId: 'rsv_1', partySize: 2 }
    const placed = entry('reservation_placed', about)
    const seated = { ...entry('reservation_seated', about), id: 'slip' }
    const trail = (entries: Entry[]) => trailOf(entries, TODAY).map(({ mark, detail }) => [mark, detail])
    const back = entry('reservation_reinstated', about)
    const day = '昨天 17:28'
    expect(trail([back, seated, placed])).toEqual([
      ['minor', day],
      ['minor', `${day} · 后来撤回了`],
      ['next', day],
    ])
    const again = { ...seated, id: 'again' }
    expect(trail([again, back, seated, placed]).map(([mark]) => mark)).toEqual([
      ...['good', 'minor', 'minor', undefined],
    ])
  })

  it('says what was paid beside the day', () => {
    const redeemed = entry('voucher_redeemed', { billFen: 31_800, discountFen: 3_000 }, '满 200 减 30')
    expect(say(redeemed)).toMatchObject({
      words: '核销了「满 200 减 30」',
      detail: '昨天 17:28 · 账单 ¥318，减 ¥30',
      mark: 'good',
    })
    expect(say(entry('voucher_redeemed', { billFen: 31_800, discountFen: 0 }, '送汤圆'))?.detail).toBe(
      '昨天 17:28 · 账单 ¥318',
    )
  })

  it('marks a booking as to come until something settles it', () => {
    const placed = entry('reservation_placed', { reservationId: 'rsv_1', partySize: 2 })
    expect(say(placed)?.mark).toBe('next')
    const seated = entry('reservation_seated', { reservationId: 'rsv_1' })
    expect(trailOf([seated, placed], TODAY).map(({ mark }) => mark)).toEqual(['good', undefined])
  })

  it('leaves out what it has no words for', () => {
    expect(trailOf([entry('something_new')], TODAY)).toEqual([])
  })
})
