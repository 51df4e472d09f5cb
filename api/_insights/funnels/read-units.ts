import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import type { FunnelDefinition } from './contract.js'
import { type Happened, happened, millis } from './happened.js'
import { bitsOf, namesOf } from './matching.js'
import type { Happening } from './paths.js'

/** A person, or one use of the app, and what of it a funnel looks at, in order of time. */
export type Unit = {
  who: string
  session: number
  happenings: Happening[]
  /** By happening: what its event carries of the properties that are asked for. */
  values: string[][] | null
}

type Reading = Omit<Happened, 'names' | 'per'> & {
  definition: FunnelDefinition
  /** Properties of the events to be told; `store` is where it happened. */
  properties: string[]
}

/** What may be read at once: it is held in memory. */
const EVENTS_AT_MOST = 3_000_000
// A time, up to two years in milliseconds, and the bits of steps and exclusions share a number below 2^53.
const BITS = 2 ** 13

/**
 * Everybody who did anything that a funnel begins with, and all they did that it looks at. The database filters, puts
 * together and sorts, a number for each event; fails with `question_too_large`.
 */
export const readUnits = async (ctx: MerchantContext, reading: Reading): Promise<Unit[]> => {
  const { definition, properties, from } = reading
  const isStrict = definition.order === 'strict'
  const names = isStrict ? null : namesOf(definition)
  const begins = definition.order === 'unordered' ? 255 : 1
  const packed = sql`(${millis(sql`e.at`)} - ${from.getTime()}::bigint) * ${BITS}::bigint + (${bitsOf(definition)})`
  const rows = (await ctx.db.execute(sql`
    select who, session, ${gathered(properties)} as told, count(*)::int as many
    from (
      select e.who, e.session, ${packed} as packed, e.store_id, e.properties
      from (${happened(ctx, { ...reading, names, per: definition.per })}) e
    ) f
    ${isStrict ? sql`` : sql`where packed % ${BITS}::bigint > 0`}
    group by who, session
    having bit_or(packed % ${BITS}::bigint) & ${begins} > 0`)) as unknown as { rows: Row[] }
  if (rows.rows.reduce((sum, { many }) => sum + many, 0) > EVENTS_AT_MOST) fail('question_too_large')
  return rows.rows.map((row) => toUnit(row, from.getTime(), properties.length > 0))
}

type Row = { who: string; session: string | number; told: string; many: number }

/** In order of time; at one moment by all that an event carries, so that the order never depends on what is asked. */
const gathered = (properties: string[]): SQL => {
  if (properties.length === 0) return sql`string_agg(packed::text, ',' order by packed)`
  const values = sql.join(
    properties.map((property) => sql`coalesce(${propertyOf(property)}, '')`),
    sql`, `,
  )
  return sql`json_agg(json_build_array(packed, ${values})
    order by packed, store_id nulls first, properties::text collate "C")::text`
}

const propertyOf = (property: string): SQL =>
  property === 'store'
    ? sql`'sto_' || replace(store_id::text, '-', '')`
    : sql`properties ->> ${property}::text`

const toUnit = ({ who, session, told }: Row, epoch: number, hasValues: boolean): Unit => {
  const unit = { who, session: Number(session) }
  if (!hasValues)
    return {
      ...unit,
      happenings: told.split(',').map((text) => toHappening(Number(text), epoch)),
      values: null,
    }
  const rows = JSON.parse(told) as [number, ...string[]][]
  return {
    ...unit,
    happenings: rows.map(([packed]) => toHappening(packed, epoch)),
    values: rows.map(([, ...values]) => values),
  }
}

const toHappening = (packed: number, epoch: number): Happening => {
  const bits = packed % BITS
  return { at: epoch + (packed - bits) / BITS, steps: bits & 255, excluded: bits >> 8 }
}
