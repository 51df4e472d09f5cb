import type { Hours } from '../../_storefront/index.js'
import { isOutOfHoursAt } from '../out-of-hours.js'
import { medianOf } from '../usual.js'
import type { AlertBody } from './contract.js'
import type { Look } from './decide-alerts.js'
import { hitsAtLeast, shareOf } from './tails.js'
import type { RedemptionDoubt } from './vocabulary.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const LOOKS_BACK_MS = DAY_MS
/** A night without it does not yet make it usual again. */
const CALM_MS = 7 * DAY_MS

const JUST_MS = 5 * MINUTE_MS
const BURST_MS = 10 * MINUTE_MS
/** One redemption is a clerk's slip, and six are a table that pays each for itself. */
const DOUBTFUL_AT_LEAST = { afterHours: 2, justClaimed: 4, oneAfterAnother: 7 } as const

/** How likely chance alone may be: of a shop's 300 clerks' days a month and two such doubts, one in three months (Bonferroni). */
const CHANCE = 5e-4
/** As far beyond the usual day as that many robust deviations, a burst has no table behind it. */
const DEVIATIONS = 5
const CONSISTENCY = 1.4826

export type Redeemed = {
  id: string
  at: Date
  claimedAt: Date
  /** The post of who redeemed it; null where they have none any more. */
  staffId: string | null
}

/**
 * Looks for redemptions of the last day that look as if no guest was there, a clerk at a time: when no guest can be
 * in the house, of vouchers just claimed, or one after another faster than guests come. The first two are doubtful when so many
 * of a clerk's have less than `CHANCE` by a binomial about their share before; the third when ten minutes hold more than any
 * usual day's busiest. What an open alert is about teaches nothing: `since` says from when on.
 */
export const lookAtRedemptions = (
  hours: Hours,
  redeemed: Redeemed[],
  now: Date,
  since: (subject: string) => Date | null = () => null,
): Look => {
  const doubtsOf = (staffId: string | null, from: Date) => {
    const toldSince = since(staffId ?? 'nobody')?.getTime() ?? Number.POSITIVE_INFINITY
    const learnedUntil = new Date(Math.min(from.getTime(), toldSince - LOOKS_BACK_MS))
    const before = redeemed.filter(({ at }) => at < learnedUntil)
    const own = redeemed.filter((one) => one.at >= from && one.at <= now && one.staffId === staffId)
    return doubtfulOf(hours, own, before)
  }
  const yesterday = new Date(now.getTime() - LOOKS_BACK_MS)
  const clerks = new Set(redeemed.filter(({ at }) => at >= yesterday).map(({ staffId }) => staffId))
  return {
    findings: [...clerks].flatMap((staffId) => toFinding(staffId, doubtsOf(staffId, yesterday))),
    isUsual: (subject) => {
      const staffId = subject === 'nobody' ? null : subject
      const calm = new Date(now.getTime() - CALM_MS)
      const own = redeemed.filter((one) => one.at >= calm && one.staffId === staffId)
      return !own.some(({ at }) => isOutOfHoursAt(hours, at)) && doubtsOf(staffId, calm).length === 0
    },
  }
}

type Doubtful = { doubt: RedemptionDoubt; redeemed: Redeemed[] }

const doubtfulOf = (hours: Hours, own: Redeemed[], before: Redeemed[]): Doubtful[] => {
  const late = (one: Redeemed) => isOutOfHoursAt(hours, one.at)
  const just = (one: Redeemed) => one.at.getTime() - one.claimedAt.getTime() < JUST_MS
  const burst = busiest(own)
  const found = [
    { doubt: 'afterHours' as const, redeemed: beyondShare(own, before, late, DOUBTFUL_AT_LEAST.afterHours) },
    {
      doubt: 'justClaimed' as const,
      redeemed: beyondShare(own, before, just, DOUBTFUL_AT_LEAST.justClaimed),
    },
    { doubt: 'oneAfterAnother' as const, redeemed: isBeyondUsual(burst, before) ? burst : [] },
  ]
  return found.filter(({ redeemed }) => redeemed.length > 0)
}

const beyondShare = (
  own: Redeemed[],
  before: Redeemed[],
  isDoubtful: (one: Redeemed) => boolean,
  atLeast: number,
): Redeemed[] => {
  const doubtful = own.filter(isDoubtful)
  if (doubtful.length < atLeast) return []
  const usually = shareOf(before.filter(isDoubtful).length, before.length)
  return hitsAtLeast(doubtful.length, own.length, usually) < CHANCE ? doubtful : []
}

/** The most that were redeemed within ten minutes. */
const busiest = (redeemed: Redeemed[]): Redeemed[] => {
  const inOrder = [...redeemed].sort((one, other) => one.at.getTime() - other.at.getTime())
  let most: Redeemed[] = []
  for (const [index, { at }] of inOrder.entries()) {
    const within = inOrder.slice(index).filter((one) => one.at.getTime() - at.getTime() < BURST_MS)
    if (within.length > most.length) most = within
  }
  return most
}

/** Whether ten minutes held more than the busiest ones of each clerk's days before. */
const isBeyondUsual = (burst: Redeemed[], before: Redeemed[]): boolean => {
  if (burst.length < DOUBTFUL_AT_LEAST.oneAfterAnother) return false
  const days = new Map<string, Redeemed[]>()
  for (const one of before) {
    const day = `${one.staffId} ${Math.floor(one.at.getTime() / DAY_MS)}`
    days.set(day, [...(days.get(day) ?? []), one])
  }
  const counts = [...days.values()].map((ofDay) => busiest(ofDay).length)
  const middle = medianOf(counts)
  const deviation = CONSISTENCY * medianOf(counts.map((count) => Math.abs(count - middle)))
  return burst.length >= middle + DEVIATIONS * Math.max(deviation, 1)
}

const toFinding = (staffId: string | null, doubtful: Doubtful[]): AlertBody[] => {
  const redeemed = [...new Set(doubtful.flatMap((one) => one.redeemed))].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
  const [first, last] = [redeemed[0], redeemed.at(-1)]
  if (!first || !last) return []
  return [
    {
      ...{ kind: 'redemptions', staffId, doubts: doubtful.map(({ doubt }) => doubt) },
      ...{ from: first.at.toISOString(), to: last.at.toISOString() },
      redemptionIds: redeemed.map(({ id }) => id),
    },
  ]
}
