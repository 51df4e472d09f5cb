import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { merchants, stores } from '../../../db/schema/index.js'
import { shopDayOf } from '../../_platform/clock.js'
import type { Runtime } from '../../_platform/context.js'
import { putWork } from '../../_platform/due-work.js'
import { workInOneStep } from '../../_platform/tick.js'
import { dueWeekOf } from './due-week.js'

const MERCHANTS_A_TURN = 500
const HOUR_MS = 3_600_000

/**
 * Puts a piece of work for each merchant of whom a summary is due and not there, some hundreds at a time. A week that no tick
 * saw is found whenever one comes; of several, the last.
 */
export const planWeeks = workInOneStep(
  'planWeeks',
  z.object({ after: z.string().optional() }),
  async (runtime, { after }) => {
    const { db, clock } = runtime
    const now = clock()
    const due = await listDue(runtime, now, after)
    const hour = Math.floor(now.getTime() / HOUR_MS)
    for (const { merchantId, weekOn } of due.slice(0, MERCHANTS_A_TURN)) {
      const work = { kind: 'makeWeek', data: { merchantId, weekOn } }
      // What failed for good is tried anew an hour later.
      await putWork({ db, now }, work, { dueAt: now, once: `week ${merchantId} ${weekOn} ${hour}` })
    }
    const last = due[MERCHANTS_A_TURN - 1]
    if (due.length > MERCHANTS_A_TURN && last)
      await putWork({ db, now }, { kind: 'planWeeks', data: { after: last.merchantId } }, { dueAt: now })
  },
)

/**
 * Merchants and weeks: of a store that was there before the week ended, when it is over there; of all stores together, when
 * it is due where the first of them is and over everywhere.
 */
const listDue = async ({ db }: Pick<Runtime, 'db'>, now: Date, after?: string) => {
  const zones = await db.selectDistinct({ timeZone: stores.timeZone }).from(stores)
  const zone = sql`(
    select * from unnest(
      ${sql.param(zones.map(({ timeZone }) => timeZone))}::text[],
      ${sql.param(zones.map(({ timeZone }) => dueWeekOf(now, timeZone)))}::date[],
      ${sql.param(zones.map(({ timeZone }) => shopDayOf(now, timeZone)))}::date[]
    ) z (time_zone, week_on, today))`
  const isMissing = (store: ReturnType<typeof sql>) => sql`not exists (
    select from weekly_summaries w
    where w.merchant_id = s.merchant_id and w.store_id is not distinct from ${store} and w.week_on = z.week_on)`
  const existed = sql`s.created_at < (z.week_on + 7)::timestamp at time zone z.time_zone`
  return db
    .select({
      merchantId: sql<string>`due.merchant_id`.mapWith(merchants.merchantId),
      weekOn: sql<string>`due.week_on::text`,
    })
    .from(sql`(
      select s.merchant_id, z.week_on
      from stores s join ${zone} z on z.time_zone = s.time_zone
      where ${existed} and ${isMissing(sql`s.id`)}
      union
      select s.merchant_id, z.week_on
      from (select distinct on (merchant_id) * from stores order by merchant_id, sort, id) s
      join ${zone} z on z.time_zone = s.time_zone
      where ${existed} and ${isMissing(sql`null::uuid`)} and not exists (
        select from stores other join ${zone} there on there.time_zone = other.time_zone
        where other.merchant_id = s.merchant_id and there.today < z.week_on + 7)
    ) due`)
    .where(after ? sql`due.merchant_id > ${sql.param(after, merchants.merchantId)}` : sql`true`)
    .orderBy(sql`1, 2`)
    .limit(MERCHANTS_A_TURN + 1)
}
