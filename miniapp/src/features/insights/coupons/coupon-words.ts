import type { CouponFigures } from '@/client/insights'
import { dayOfMonth } from '@/words/days'
import { grouped, sayFigure } from '@/words/figures'
import { yuan } from '@/words/money'
import type { Drawn } from '../chart/options'

export type Coupon = CouponFigures['items'][number]
type Week = Coupon['weeks'][number]

type Each = Pick<Coupon, 'eachFen'>

/** 「¥30」; a dash where none was redeemed in the span, or what is given has no price here. */
export const sayEach = ({ eachFen }: Each) => (eachFen ? `¥${yuan(eachFen)}` : '–')

/** 「用掉一张花 ¥30」, or that none was redeemed in the span. */
export const eachWords = (each: Each) =>
  each.eachFen === null ? '这段没人用' : `用掉一张花 ${sayEach(each)}`

/** 「1.68 万」, 「9,840」: yuan in a table. */
export const sayYuan = (fen: number) => {
  const { figure, unit } = sayFigure(fen, '元')
  return unit === '万元' ? `${figure} 万` : figure
}

/** How far people came with an offer, and how far the span before. */
export const stagesOf = ({ now, before }: Coupon) =>
  (
    [
      ['offerShown', '看到', now.shown, before.shown, '位'],
      ['offerViewed', '点开', now.viewed, before.viewed, '位'],
      ['claims', '领了', now.claimed, before.claimed, '张'],
      ['used', '领了的里用掉', now.used, before.used, '张'],
      ['redemptions', '这段时间核销', now.redeemed, before.redeemed, '张'],
    ] as const
  ).map(([figure, words, count, earlier, unit]) => ({
    ...{ figure, words, unit },
    now: grouped(count),
    before: grouped(earlier),
  }))

/** The money of an offer: what it gave away, and the bills it came with. */
export const moneyOf = ({ now, before }: Coupon) =>
  (
    [
      ['discountFen', '让出去', now.discountFen, before.discountFen],
      ['billFen', '一起买单', now.billFen, before.billFen],
    ] as const
  ).map(([figure, words, fen, earlier]) => ({
    ...{ figure, words, unit: '元' },
    now: sayYuan(fen),
    before: sayYuan(earlier),
  }))

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
    .map(({ weekOn, claimed, redeemed }) => `${weekWords(weekOn)} 那周领 ${claimed} 张，用 ${redeemed} 张`)
    .join('；')

/** Together they come to so much. */
export const totalsOf = (items: Coupon[]) => {
  const sum = (of: (coupon: Coupon) => number) => items.reduce((all, coupon) => all + of(coupon), 0)
  return {
    claimed: { now: sum(({ now }) => now.claimed), before: sum(({ before }) => before.claimed) },
    redeemed: { now: sum(({ now }) => now.redeemed), before: sum(({ before }) => before.redeemed) },
    discountFen: { now: sum(({ now }) => now.discountFen), before: sum(({ before }) => before.discountFen) },
    billFen: { now: sum(({ now }) => now.billFen), before: sum(({ before }) => before.billFen) },
  }
}
