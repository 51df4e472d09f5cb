import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { STORE } from '../vocabulary.js'
import type { FunnelDefinition } from './contract.js'
import { type Happened, happened, millis } from './happened.js'
import { bitsOf, namesOf } from './matching.js'
import { type ToldRow, toUnits, type Unit } from './units.js'
import { counts, joinIdentity, uuids, whoOf } from './who-is-it.js'

type Reading = Omit<Happened, 'names' | 'per'> & {
  definition: FunnelDefinition
  /** Properties of the events to be told; `store` is where it happened. */
  properties: string[]
}

/** What may be read at once: it is held in memory. */
const EVENTS_AT_MOST = 3_000_000
// A time, up to two years in milliseconds, and the bits of steps and exclusions share a number below 2^53.
const BITS = 2 ** 13

const DID = { key: sql`d.person_key`, visitor: sql`d.visitor_id` }

/**
 * Everybody who did anything that a funnel looks at, and what. The database filters, makes a number of each event, and puts
 * those of a pseudonym on a device together before it asks who that is. Fails with `question_too_large` before they travel.
 */
export const readUnits = async (
  ctx: MerchantContext,
  reading: Reading,
  atMost = EVENTS_AT_MOST,
): Promise<Unit[]> => {
  const { definition, properties, from, only } = reading
  const { per, order } = definition
  const isStrict = order === 'strict'
  const wish = { ...reading, per, names: isStrict ? null : namesOf(definition) }
  const who = per === 'session' ? DID.visitor : whoOf(DID.visitor)
  const { rows } = (await ctx.db.execute(sql`
    select ${who} as who, d.session, case when sum(d.many) over () <= ${atMost} then d.told end as told
    from (
      select person_key, visitor_id, session, ${gathered(properties)} as told, count(*)::int as many
      from (
        select e.person_key, e.visitor_id, e.session, e.store_id, e.properties,
          (${millis(sql`e.at`)} - ${from.getTime()}::float8) * ${BITS}::float8 + (${bitsOf(definition)}) as packed
        from (${happened(ctx, wish)}) e
      ) f
      ${isStrict || !hasFilters(definition) ? sql`` : sql`where packed::bigint % ${BITS}::bigint > 0`}
      group by person_key, visitor_id, session
    ) d
    ${joinIdentity(ctx, DID)}
    where ${counts(ctx, DID.key)} and ${who} is not null
      ${only ? sql`and ${who} = any(${uuids(only.whos)})` : sql``}`)) as unknown as { rows: Row[] }
  const told = rows.filter(isTold)
  if (told.length < rows.length) fail('question_too_large')
  return toUnits(told, { epoch: from.getTime(), bits: BITS, hasValues: properties.length > 0 })
}

type Row = ToldRow | (Omit<ToldRow, 'told'> & { told: null })

const isTold = (row: Row): row is ToldRow => row.told !== null

/** Without filters whatever has one of the names is a step or an exclusion. */
const hasFilters = ({ steps, exclusions }: FunnelDefinition) =>
  [...steps, ...exclusions].some(({ events }) => events.some(({ filters }) => filters.length > 0))

/** What settles the order of events at one moment does not depend on what is asked about them. */
const gathered = (properties: string[]): SQL => {
  if (properties.length === 0) return sql`string_agg(float8send(packed), '')`
  const values = sql.join(
    properties.map((property) => sql`coalesce(${propertyOf(property)}, '')`),
    sql`, `,
  )
  return sql`json_agg(json_build_array(packed, concat(store_id, ' ', properties), ${values}))::text`
}

const propertyOf = (property: string): SQL =>
  property === STORE ? sql`'sto_' || replace(store_id::text, '-', '')` : sql`properties ->> ${property}::text`
