import { sql } from 'drizzle-orm'
import { dayAfter, shopDayOf, weekdayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { happened } from '../funnels/happened.js'
import { isAnyOf, namesOf } from '../funnels/matching.js'
import { counts, joinIdentity, whoOf } from '../funnels/who-is-it.js'
import { checkReach, instantsOfDays, storeScope } from '../scope.js'
import { type Activity, cohortsOf } from './cohorts.js'
import type { RetentionAnswer, RetentionQuestion } from './contract.js'

/** Before any ledger of ours. */
const FIRST_OF_ALL = '2020-01-01'

/**
 * Who of those that did something in a period came again in later ones, in a store or in all of them (null). Fails with
 * `invalid_request`.
 */
export const askRetention = async (
  ctx: MerchantContext,
  { storeId = null, ...question }: RetentionQuestion & { storeId?: string | null },
): Promise<RetentionAnswer> => {
  const { timeZone } = await storeScope(ctx, storeId)
  const { unit, periods, target, returning } = question
  const last = periodOf(question.to ?? shopDayOf(ctx.now, timeZone), unit)
  const all = Array.from({ length: periods }, (_, index) => periodBefore(last, unit, periods - 1 - index))
  checkReach(ctx.now, { from: all[0] ?? last, to: last })
  const from = question.kind === 'first' ? FIRST_OF_ALL : (all[0] ?? last)
  const { start, end } = instantsOfDays({ from, to: dayAfter(periodBefore(last, unit, -1), -1) }, timeZone)
  const names = namesOf({
    steps: [
      { words: '', events: target },
      { words: '', events: returning },
    ],
    exclusions: [],
  })
  const until = new Date(end.getTime() - 1)
  const { rows } = (await ctx.db.execute(sql`
    select ${whoOf(DID.visitor)} as who, d.on, sum(d.target)::int as target, sum(d.returned)::int as returned
    from (
      select e.person_key, e.visitor_id,
        to_char(date_trunc(${unit}, e.at at time zone ${timeZone}), 'YYYY-MM-DD') as on,
        count(*) filter (where ${isAnyOf(target)}) as target,
        count(*) filter (where ${isAnyOf(returning)}) as returned
      from (${happened(ctx, { storeId, from: start, until, names, per: 'person', only: null })}) e
      group by 1, 2, 3
    ) d
    ${joinIdentity(ctx, DID)}
    where ${counts(ctx, DID.key)} and ${whoOf(DID.visitor)} is not null
    group by 1, 2`)) as unknown as { rows: Activity[] }
  return { unit, cohorts: cohortsOf(rows, { ...question, periods: all }) }
}

const DID = { key: sql`d.person_key`, visitor: sql`d.visitor_id` }

type Unit = RetentionQuestion['unit']

/** The first day of the period that a day is in; weeks begin on Monday. */
export const periodOf = (day: string, unit: Unit): string => {
  if (unit === 'day') return day
  return unit === 'week' ? dayAfter(day, 1 - weekdayOf(day)) : `${day.slice(0, 7)}-01`
}

/** The beginning of the period so many before. */
export const periodBefore = (on: string, unit: Unit, many: number): string => {
  if (unit !== 'month') return dayAfter(on, -many * (unit === 'week' ? 7 : 1))
  const [year = 0, month = 0] = on.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - many, 1)).toISOString().slice(0, 10)
}
