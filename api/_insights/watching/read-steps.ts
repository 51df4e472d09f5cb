import { type SQL, sql } from 'drizzle-orm'
import { events, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { idsOf } from '../../_tracking/index.js'
import type { ReleaseCounts, StepCounts } from './look-at-steps.js'
import { FLOW_STEPS, type FlowStep } from './vocabulary.js'

const DAY_MS = 86_400_000
/** A release is new for so long; what was usual is that of as many days before it. */
const NEW_DAYS = 7
/**
 * What a phone calls its release is told to owners, so it has to look like one, no address, and to run on so many phones:
 * one that somebody made up would else hide the real one.
 */
const RELEASE = '^[0-9]+([.][0-9]+)*(-[0-9A-Za-z_]+([.][0-9]+)*)*$'
const PHONES_AT_LEAST = 3
/** Whoever began a step completes it within an hour or not at all. */
const WITHIN = sql.raw(`interval '1 hour'`)

/**
 * How many people began and completed each step in a store since the merchant's latest release first ran on a phone, and in
 * the days before; null where no release is new. Neither staff's nor bots'.
 */
export const readSteps = async (ctx: MerchantContext, storeId: string): Promise<ReleaseCounts | null> => {
  const latest = await findRelease(ctx)
  if (!latest) return null
  const rows = await ctx.db
    .select({
      step: sql<FlowStep>`f.step`,
      isNew: sql<boolean>`f.is_new`,
      began: sql`f.began`.mapWith(Number),
      completed: sql`f.completed`.mapWith(Number),
    })
    .from(sql`(${countsOf(ctx, storeId, latest)}) f`)
  const countOf = (step: FlowStep, isNew: boolean) => {
    const { began = 0, completed = 0 } = rows.find((row) => row.step === step && row.isNew === isNew) ?? {}
    return { began, completed }
  }
  const steps = (Object.keys(FLOW_STEPS) as FlowStep[]).map(
    (step): StepCounts => ({ step, since: countOf(step, true), before: countOf(step, false) }),
  )
  return { ...latest, steps }
}

type Release = { release: string; firstAt: Date }

/** The release that was opened first in the last days, when another one was there before. */
const findRelease = async (ctx: MerchantContext): Promise<Release | null> => {
  const rows = await ctx.db
    .select({
      release: sql<string>`e.properties ->> 'release'`,
      firstAt: sql`min(e.occurred_at)`.mapWith(events.occurredAt),
    })
    .from(sql`events e`)
    .where(
      sql`${ofPhones(ctx, 2 * NEW_DAYS, ctx.now)} and e.name in ('app_opened', 'app_shown') and e.properties ->> 'release' ~ ${RELEASE}`,
    )
    .groupBy(sql`1`)
    .having(sql`count(distinct coalesce(e.visitor_id, e.person_key)) >= ${PHONES_AT_LEAST}`)
    .orderBy(sql`2 desc`)
    .limit(2)
  const [latest, before] = rows
  const isNew = latest && ctx.now.getTime() - latest.firstAt.getTime() < NEW_DAYS * DAY_MS
  return before && isNew ? latest : null
}

/** Events of people in the days before `until`. */
const ofPhones = ({ merchantId, now }: MerchantContext, days: number, until: Date): SQL => {
  const from = new Date(until.getTime() - days * DAY_MS)
  const ids = idsOf(from, now)
  return sql`e.merchant_id = ${sql.param(merchantId, events.merchantId)} and e.id >= ${ids.atLeast} and e.id < ${ids.below}
    and e.occurred_at >= ${from.toISOString()}::timestamptz and not e.staff and not e.bot`
}

const countsOf = (ctx: MerchantContext, storeId: string, { release, firstAt }: Release): SQL => {
  const flow = sql.join(
    Object.entries(FLOW_STEPS).map(
      ([step, { begins, ends }]) => sql`(${step}::text, ${begins}::text, ${ends}::text)`,
    ),
    sql`, `,
  )
  const names = [...new Set(Object.values(FLOW_STEPS).flatMap(({ begins, ends }) => [begins, ends]))]
  return sql`
    with acts as materialized (
      select e.name, e.occurred_at as at, e.store_id, e.properties ->> 'release' as release,
        coalesce(e.person_key, case when v.shared_at is null then v.person_key end, e.visitor_id) as who
      from events e left join visitors v on v.merchant_id = e.merchant_id and v.visitor_id = e.visitor_id
      where ${ofPhones(ctx, NEW_DAYS, firstAt)}
        and e.name = any(${sql.param(['app_opened', 'app_shown', ...names])}::text[])),
    came as (select who, min(at) as at from acts where release = ${release} group by who),
    tries as (
      select flow.step, a.who, coalesce(a.at >= came.at, false) as is_new,
        exists (select from acts done where done.who = a.who and done.name = flow.ends
          and done.at >= a.at and done.at < a.at + ${WITHIN}) as completed
      from acts a
      join (values ${flow}) flow (step, begins, ends) on flow.begins = a.name
      left join came on came.who = a.who
      where a.store_id = ${sql.param(storeId, stores.id)})
    select step, is_new, count(distinct who) as began, count(distinct who) filter (where completed) as completed
    from tries group by step, is_new`
}
