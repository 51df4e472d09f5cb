import { sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { happened, millis } from '../funnels/happened.js'
import { isAnyOf, namesOf } from '../funnels/matching.js'
import { everythingOf } from '../funnels/who-changed.js'
import { counts, joinIdentity, uuids, whoOf } from '../funnels/who-is-it.js'
import type { StoreScope } from '../scope.js'
import type { Activity } from './cohorts.js'
import type { RetentionQuestion } from './contract.js'

type Asked = Pick<RetentionQuestion, 'target' | 'returning' | 'unit' | 'kind'>

/** `targetAt`: when they first did so in the period, `returnedAt`: when they last came, in milliseconds of the epoch; null for not at all. */
export type Dated = Activity & { targetAt: number | null; returnedAt: number | null }

const DID = { key: sql`d.person_key`, visitor: sql`d.visitor_id` }
/** Before any ledger of ours. */
const FIRST_OF_ALL = new Date('2020-01-01T00:00:00Z')
// Few at a time would have the history read once for each part of them, where they are many.
const PEOPLE_AT_ONCE = 50_000

/** What everybody did from `start` until before `end`, by period; and who of them had done it before, where that is asked for. */
export const readActivities = async (
  ctx: MerchantContext,
  { storeId, timeZone }: StoreScope,
  { start, end, ...asked }: Asked & { start: Date; end: Date },
): Promise<{ activities: Dated[]; before: Set<string> }> => {
  const { target, returning, unit, kind } = asked
  const until = new Date(end.getTime() - 1)
  const names = namesAmong([...target, ...returning])
  const { rows } = (await ctx.db.execute(sql`
    select ${whoOf(DID.visitor)} as who, d.on, sum(d.target)::int as target, sum(d.returned)::int as returned,
      min(d.target_at)::float8 as "targetAt", max(d.returned_at)::float8 as "returnedAt"
    from (
      select e.person_key, e.visitor_id,
        to_char(date_trunc(${unit}, e.at at time zone ${timeZone}), 'YYYY-MM-DD') as on,
        count(*) filter (where ${isAnyOf(target)}) as target,
        count(*) filter (where ${isAnyOf(returning)}) as returned,
        ${millis(sql`min(e.at) filter (where ${isAnyOf(target)})`)} as target_at,
        ${millis(sql`max(e.at) filter (where ${isAnyOf(returning)})`)} as returned_at
      from (${happened(ctx, { storeId, from: start, until, names, per: 'person', only: null })}) e
      group by 1, 2, 3
    ) d
    ${joinIdentity(ctx, DID)}
    where ${counts(ctx, DID.key)} and ${whoOf(DID.visitor)} is not null
    group by 1, 2`)) as unknown as { rows: Dated[] }
  if (kind === 'recurring') return { activities: rows, before: new Set() }
  const whos = [...new Set(rows.flatMap((row) => (row.target > 0 ? row.who : [])))]
  return { activities: rows, before: await whoDidBefore(ctx, { storeId, target, whos, start }) }
}

const namesAmong = (events: RetentionQuestion['target']) =>
  namesOf({ steps: [{ words: '', events }], exclusions: [] })

type Before = { storeId: string | null; target: RetentionQuestion['target']; whos: string[]; start: Date }

/** Who of these had done it before. A history is as long as the shop is old, so of it only these people's is read. */
const whoDidBefore = async (ctx: MerchantContext, { storeId, target, whos, start }: Before) => {
  const before = new Set<string>()
  const span = { from: FIRST_OF_ALL, until: new Date(start.getTime() - 1), names: namesAmong(target) }
  for (let index = 0; index < whos.length; index += PEOPLE_AT_ONCE) {
    const only = await everythingOf(ctx, whos.slice(index, index + PEOPLE_AT_ONCE))
    const { rows } = (await ctx.db.execute(sql`
      select distinct ${whoOf(DID.visitor)} as who
      from (
        select distinct e.person_key, e.visitor_id
        from (${happened(ctx, { ...span, storeId, per: 'person', only })}) e where ${isAnyOf(target)}
      ) d
      ${joinIdentity(ctx, DID)}
      where ${counts(ctx, DID.key)} and ${whoOf(DID.visitor)} = any(${uuids(only.whos)})`)) as unknown as {
      rows: { who: string }[]
    }
    for (const { who } of rows) before.add(who)
  }
  return before
}
