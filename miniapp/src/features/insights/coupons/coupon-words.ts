import type { CouponFigures } from '@/client/insights'
import { dayOfMonth } from '@/words/days'
import { grouped, sayFigure } from '@/words/figures'
import { yuan } from '@/words/money'
import { VOUCHER_FIGURES } from '../../../../../api/_insights/vocabulary'
import type { Drawn } from '../chart/options'
import { figureName } from '../rows/row-words'

export type Coupon = CouponFigures['items'][number]
type Week = Coupon['weeks'][number]

type Each = Pick<Coupon, 'eachFen'>

/** 「¥30」; a dash where none was redeemed in the span, or what is given has no price here. */
export const sayEach = ({ eachFen }: Each) => (eachFen ? `¥${yuan(eachFen)}` : '–')

/** 「每张让利 ¥30」, or that none was redeemed in the span. */
export const eachWords = (each: Each) =>
  each.eachFen === null ? '这段没人用' : `${VOUCHER_FIGURES.eachFen.words} ${sayEach(each)}`

/** 「1.68 万」, 「9,840」: yuan in a table. */
export const sayYuan = (fen: number) => {
  const { figure, unit } = sayFigure(fen, '元')
  return unit === '万元' ? `${figure} 万` : figure
}

/** How far people came with an offer and what it cost, and as much of the span before. */
export const linesOf = ({ now, before }: Coupon) =>
  (
    [
      ['offerShown', now.shown, before.shown],
      ['offerViewed', now.viewed, before.viewed],
      ['claims', now.claimed, before.claimed],
      ['used', now.used, before.used],
      ['redemptions', now.redeemed, before.redeemed],
      ['discountFen', now.discountFen, before.discountFen],
      ['billFen', now.billFen, before.billFen],
    ] as const
  ).map(([figure, count, earlier]) => {
    const { words, unit } = figureName(figure)
    const say = unit === '元' ? sayYuan : grouped
    return { figure, words, unit, now: say(count), before: say(earlier) }
  })

/** All offers together, week by week. */
export const weeksTogether = (items: Coupon[]): Week[] => {
  const weeks = new Map<string, Week>()
  for (const { weeks: own } of items)
    for (const week of own) {
      const known = weeks.get(week.weekOn)
      weeks.set(week.weekOn, known ? added(known, week) : week)
    }
  return [...weeks.values()].sort((one, other) => one.weekOn.localeCompare(other.weekOn))
}

const added = (one: Week, other: Week): Week => ({
  weekOn: one.weekOn,
  claimed: one.claimed + other.claimed,
  redeemed: one.redeemed + other.redeemed,
  billFen: one.billFen + other.billFen,
  discountFen: one.discountFen + other.discountFen,
})

/** 「11/23」 of a week’s Monday. */
export const weekWords = (weekOn: string) => `${Number(weekOn.slice(5, 7))}/${dayOfMonth(weekOn)}`

/** Claimed beside redeemed, a pair of bars a week. */
export const weeksDrawn = (weeks: Week[]): Drawn => ({
  kind: 'bars',
  points: weeks.map(({ weekOn, redeemed }) => ({ label: weekWords(weekOn), value: redeemed })),
  before: weeks.map(({ claimed }) => claimed),
  say: grouped,
})

export const sayWeeks = (weeks: Week[]) =>
  weeks
    .map(
      ({ weekOn, claimed, redeemed }) => `${weekWords(weekOn)} 那周领券 ${claimed} 张，核销 ${redeemed} 张`,
    )
    .join('；')

/** Together they come to so much. */
export const totalsOf = (items: Coupon[]) => {
  const sum = (of: (coupon: Coupon) => number) => items.reduce((all, coupon) => all + of(coupon), 0)
  return {
    claims: { now: sum(({ now }) => now.claimed), before: sum(({ before }) => before.claimed) },
    redemptions: { now: sum(({ now }) => now.redeemed), before: sum(({ before }) => before.redeemed) },
    discountFen: { now: sum(({ now }) => now.discountFen), before: sum(({ before }) => before.discountFen) },
    billFen: { now: sum(({ now }) => now.billFen), before: sum(({ before }) => before.billFen) },
  }
}
