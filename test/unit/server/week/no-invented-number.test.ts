import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WeekFigures } from '../../../../api/_insights/index.js'
import { type Fact, SummaryBody } from '../../../../api/_reports/week/contract.js'
import { layBeside, type Weeks } from '../../../../api/_reports/week/telling/comparing.js'
import { scale } from '../../../support/scale.js'
import { weekOf } from '../../../support/weeks.js'
import { numbersIn, recount, written } from './recount.js'
import { CLERK, channel, DISH, OFFER, POSTER, QUIET, STICKER, STORE, told, weeks } from './weeks-told.js'

const TIME = scale(30_000, 600_000)
const NAMES = ['海报 3 号', '桌贴', '满 200 减 30', '红烧肉 2 人份', '龙井虾仁', '老街 1 店', '滨江店']
const OTHER_STORE = STORE.replace('5b', '5c')
const OTHER_DISH = DISH.replace('5b', '5c')
const count = (max: number) => fc.nat(max)
const money = fc.nat(300).map((yuan) => yuan * 100)
const week = fc.array(count(40), { minLength: 7, maxLength: 7 })

const figures = fc.record(
  Object.fromEntries(
    Object.entries(QUIET).map(([name, usual]) => [name, fc.oneof(count(usual * 3), fc.constant(usual))]),
  ),
) as fc.Arbitrary<WeekFigures['figures']>

const channels = fc
  .tuple(week, week, week, count(30), count(10), fc.boolean())
  .map(([one, two, three, fans, members, ended]) => [
    channel({ channelId: POSTER, source: 'poster', name: NAMES[0] ?? '', visitorsByDay: one, fans, ended }),
    channel({ channelId: STICKER, source: 'tableSticker', name: '桌贴', visitorsByDay: two, fans, members }),
    channel({ channelId: null, source: 'direct', name: '自己打开', visitorsByDay: three, members }),
  ])

const anyWeek: fc.Arbitrary<WeekFigures> = fc
  .record({
    figures,
    channels,
    days: fc.oneof(
      { weight: 6, arbitrary: fc.constant(Array<boolean>(7).fill(true)) },
      fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    ),
    daily: fc.array(figures, { minLength: 7, maxLength: 7 }),
    periods: fc.tuple(count(40), count(90)).map(([seated, covers]) => [{ name: '晚市', seated, covers }]),
    stores: fc.tuple(figures, figures).map(([one, two]) => [
      { id: STORE, name: NAMES[5] ?? '', figures: one },
      { id: OTHER_STORE, name: '滨江店', figures: two },
    ]),
    dishes: fc.tuple(count(80), count(80)).map(([one, two]) => [
      { id: DISH, name: NAMES[3] ?? '', interest: one },
      { id: OTHER_DISH, name: '龙井虾仁', interest: two },
    ]),
    offers: fc
      .tuple(count(60), count(40), money, money)
      .map(([claims, redemptions, discountFen, billFen]) => [
        { id: OFFER, name: NAMES[2] ?? '', claims, redemptions, discountFen, billFen },
      ]),
    nights: fc.oneof(
      fc.constant([] as WeekFigures['nights']),
      fc
        .tuple(count(20), money, money, fc.boolean())
        .map(([redemptions, discountFen, billFen, known]) => [
          { staffId: known ? CLERK : null, redemptions, discountFen, billFen },
        ]),
    ),
    lapsed: count(30),
    whole: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, fc.boolean()),
  })
  .map(({ days, daily, ...rest }) =>
    weekOf({ ...rest, days: days.map((open, at) => ({ open, figures: daily[at] ?? {} })) }),
  )

const anyWeeks: fc.Arbitrary<Weeks> = fc
  .tuple(anyWeek, fc.array(fc.oneof({ weight: 6, arbitrary: anyWeek }, fc.constant(null)), { maxLength: 8 }))
  .chain(([now, past]) =>
    fc.boolean().map((steady) =>
      layBeside({
        ...weeks(now),
        // Half of them have a quiet past, so that what is planted now stands out of it.
        earlier: Array.from({ length: 8 }, (_, at) => (steady ? (past[0] ?? null) : (past[at] ?? null))),
      }),
    ),
  )

const standing = {
  ...{ storeId: STORE, hasOffers: false, unfeatured: [DISH, OTHER_DISH], tagsNoShows: false },
  codes: [
    { id: STICKER.replace('5c', '5d'), kind: 'tableSticker' as const, name: '桌贴', madeOn: '2026-01-05' },
  ],
  offers: [{ id: OFFER, storeId: STORE, title: NAMES[2] ?? '', stock: 10, claimed: 10 }],
}

const judge = (of: Weeks, texts: string[], facts: Fact[]) => {
  const said = new Set(facts.map(written))
  for (const number of texts.flatMap((text) => numbersIn(text, NAMES)))
    expect(said, `${number} in ${texts.join(' ')}`).toContain(number)
  for (const fact of facts) {
    const truth = recount(of, fact)
    if (truth === 'a bound') continue
    expect(fact.value, JSON.stringify(fact)).toBeCloseTo(truth ?? Number.NaN, 9)
  }
}

describe('no number is invented', () => {
  it(
    'in any week: each that is said is one that the roll-ups hold',
    () => {
      const kinds = new Set<string>()
      fc.assert(
        fc.property(anyWeeks, (of) => {
          const body = SummaryBody.parse(told(of, standing))
          expect(body.sentences).toHaveLength(3)
          for (const { words, detail, facts } of body.sentences) {
            judge(of, [words, detail], facts)
            kinds.add(words.replace(/[\d,.%¥]+/g, '').slice(0, 6))
          }
          for (const { words, detail, button, facts } of body.suggestions)
            judge(of, [words, detail, button], facts)
        }),
        { numRuns: scale(200, 3_000), seed: 6 },
      )
      // The experiment is about many sentences, not about one said three hundred times.
      expect(kinds.size).toBeGreaterThan(15)
    },
    TIME,
  )

  it(
    'in a quiet week, of which only calm sentences are told',
    () => {
      fc.assert(
        fc.property(anyWeek, (quiet) => {
          fc.pre(quiet.whole && quiet.days.some(({ open }) => open) && quiet.nights.length === 0)
          const of = layBeside({ ...weeks(quiet), earlier: Array(8).fill(quiet) })
          expect(told(of).title).toBe('上周，和平常一样')
          expect(told(of).figures.every(({ standing: is }) => is === 'usual' || is === 'unknown')).toBe(true)
        }),
        { numRuns: scale(50, 1_000), seed: 6 },
      )
    },
    TIME,
  )
})
