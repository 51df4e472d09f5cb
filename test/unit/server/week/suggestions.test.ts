import { describe, expect, it } from 'vitest'
import type { WeekFigures } from '../../../../api/_insights/index.js'
import { LAST_WEEK } from '../../../support/weeks.js'
import {
  CLERK,
  DISH,
  OFFER,
  POSTER,
  poster,
  QUIET,
  STANDING,
  STICKER,
  STORE,
  sticker,
  told,
  weeks,
} from './weeks-told.js'

const WEEK = [4, 4, 4, 4, 4, 4, 4]
const quiet: Partial<WeekFigures> = { figures: QUIET, channels: [poster(WEEK)] }
const usually = (wish: Partial<WeekFigures> = {}) => Array(8).fill({ ...quiet, ...wish })
const suggested = (...of: Parameters<typeof told>) => told(...of).suggestions
const buttons = (...of: Parameters<typeof told>) => suggested(...of).map(({ button }) => button)

describe('guests who used to come', () => {
  const lapsed = (count?: number) => weeks({ ...quiet, lapsed: count }, usually({ lapsed: count }))

  it('and were due long ago are a list one tap away', () => {
    expect(suggested(lapsed(12))).toEqual([
      {
        words: '问候 12 位好久没来的老客',
        detail: '来过三次以上，隔了自己平常的两倍时间还没来。',
        button: '看这 12 位',
        does: { kind: 'open', page: 'rows', storeId: STORE, figure: 'lapsed', staffId: null },
        facts: Array(2).fill({ measure: 'lapsed', part: null, since: 1, when: 'now', value: 12 }),
      },
    ])
  })

  it('are no matter where they are fewer than three, or were not counted', () => {
    expect(suggested(lapsed(2))).toEqual([])
    expect(suggested(lapsed(undefined))).toEqual([])
  })
})

describe('more who do not come than usual', () => {
  const of = weeks({ ...quiet, figures: { ...QUIET, noShows: 14 } }, usually())

  it('are a rule one tap away, where no tag sticks to them', () => {
    expect(suggested(of)).toMatchObject([
      { button: '写这个标签', detail: expect.stringContaining('没来 14 单'), does: { page: 'tags' } },
    ])
  })

  it('and else the bookings', () => {
    expect(suggested(of, { ...STANDING, tagsNoShows: true })).toMatchObject([
      { button: '看这 14 单', does: { page: 'rows', figure: 'noShows' } },
    ])
  })

  it('are no matter while they are as usual', () => {
    expect(suggested(weeks(quiet, usually()))).toEqual([])
  })
})

describe('a code in the shop', () => {
  const code = (madeOn: string) => ({
    ...STANDING,
    codes: [{ id: STICKER, kind: 'tableSticker' as const, name: '角落桌贴', madeOn }],
  })
  const since = code('2026-10-26')

  it('that nobody came by in four weeks is told, with how many came without it', () => {
    expect(suggested(weeks(quiet, usually()), since)).toMatchObject([
      {
        words: '给「角落桌贴」挪个地方',
        detail: '贴了四周没人扫过，上周来逛的 300 位都没用它。换个显眼的地方，或者收起来。',
        does: { page: 'channel', channelId: STICKER, storeId: STORE },
      },
    ])
  })

  it('is not, where it is newer, somebody came by it, the shop was closed, or hardly anybody looks at it', () => {
    expect(suggested(weeks(quiet, usually()), code('2026-10-27'))).toEqual([])
    const past = usually()
    past[2] = { ...quiet, channels: [sticker([0, 0, 0, 1, 0, 0, 0])] }
    expect(suggested(weeks(quiet, past), since)).toEqual([])
    past[2] = { days: Array.from({ length: 7 }, () => ({ open: false, figures: {} })) }
    expect(suggested(weeks(quiet, past), since)).toEqual([])
    const few = { ...quiet, figures: { ...QUIET, visitors: 19 } }
    expect(suggested(weeks(few, Array(8).fill(few)), since)).toEqual([])
    expect(suggested(weeks(quiet, usually()), { ...since, storeId: null })).toEqual([])
  })

  it('is asked for first, where there is none', () => {
    const none = weeks({ figures: QUIET }, Array(8).fill({ figures: QUIET }))
    expect(buttons(none, { ...STANDING, codes: [] })).toEqual(['做一张码'])
    expect(buttons(none, code(LAST_WEEK))).toEqual([])
  })
})

it('three are made at most: what leaves, then what went missing, then what rises, each by how many it is about', () => {
  const offers = [{ id: OFFER, name: '满减', claims: 20, redemptions: 0, discountFen: 0, billFen: 0 }]
  const dishes = (interest: number) => [
    { id: DISH, name: '红烧肉', interest },
    { id: 'dsh_x', name: '龙井虾仁', interest: 50 },
  ]
  const standing = {
    ...STANDING,
    unfeatured: [DISH],
    offers: [{ id: OFFER, storeId: STORE, title: '满减', stock: 20, claimed: 20 }],
  }
  const past = usually({ dishes: dishes(20), offers })
  const week = { ...quiet, offers, dishes: dishes(61) }
  // The poster brought 28 a week, and 4 until Monday night: 24 are missed.
  const silent = { channels: [poster([4, 0, 0, 0, 0, 0, 0])] }
  const night = { nights: [{ staffId: CLERK, redemptions: 5, discountFen: 1_000, billFen: 9_000 }] }

  expect(buttons(weeks({ ...week, lapsed: 23 }, past), standing)).toEqual([
    '看这 23 位',
    '再放 20 张',
    '放上推荐',
  ])
  expect(buttons(weeks({ ...week, lapsed: 19 }, past), standing)[0]).toBe('再放 20 张')
  expect(buttons(weeks({ ...week, ...silent, lapsed: 23 }, past), standing)).toEqual([
    '打开它的码',
    '看这 23 位',
    '再放 20 张',
  ])
  expect(buttons(weeks({ ...week, ...silent, ...night, lapsed: 25 }, past), standing)).toEqual([
    '看这 5 张',
    '看这 25 位',
    '打开它的码',
  ])
  expect(suggested(weeks({ ...week, ...silent }, past), standing)[0]).toMatchObject({
    does: { channelId: POSTER },
  })
})

it('of an offer that can be given out no oftener no more is promised', () => {
  const offers = [{ id: OFFER, name: '满减', claims: 20, redemptions: 0, discountFen: 0, billFen: 0 }]
  const ranOut = (stock: number) => ({
    ...STANDING,
    offers: [{ id: OFFER, storeId: STORE, title: '满减', stock, claimed: stock }],
  })
  const week = weeks({ ...quiet, offers }, usually({ offers }))
  expect(buttons(week, ranOut(99_980))).toEqual(['再放 20 张'])
  expect(buttons(week, ranOut(99_981))).toEqual([])
})
