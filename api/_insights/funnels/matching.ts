import { type SQL, sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import { STORE } from '../vocabulary.js'
import type { EventMatch, FunnelDefinition } from './contract.js'

/** Whether a row `e` with `name`, `store_id` and `properties` is any of these. */
export const isAnyOf = (matches: EventMatch[]): SQL => sql`(${sql.join(matches.map(isOne), sql` or `)})`

const isOne = ({ event, filters }: EventMatch): SQL =>
  sql.join([sql`e.name = ${event}`, ...filters.map(passes)], sql` and `)

const passes = ({ property, is, values }: EventMatch['filters'][number]): SQL => {
  const value = sql`e.properties -> ${property}::text`
  if (is === 'atLeast' || is === 'atMost') {
    const compared = sql.raw(is === 'atLeast' ? '>=' : '<=')
    return sql`jsonb_typeof(${value}) = 'number' and (${value})::numeric ${compared} ${String(values[0])}::numeric`
  }
  const one = property === STORE ? isIn(values) : sql`${value} = any(${jsons(values)})`
  // What an event lacks is none of them.
  return is === 'oneOf' ? sql`coalesce(${one}, false)` : sql`not coalesce(${one}, false)`
}

const isIn = (values: (string | number | boolean)[]) =>
  sql`e.store_id in (${sql.join(
    values.map((value) => sql.param(value, stores.id)),
    sql`, `,
  )})`

const jsons = (values: (string | number | boolean)[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${JSON.stringify(value)}::jsonb`),
    sql`, `,
  )}]`

/** The steps that a row can be, as bits, and the exclusions from bit 8 on. */
export const bitsOf = ({ steps, exclusions }: FunnelDefinition): SQL =>
  sql.join(
    [
      ...steps.map(({ events }, index) => bit(events, index)),
      ...exclusions.map(({ events }, index) => bit(events, index + 8)),
    ],
    sql` + `,
  )

const bit = (events: EventMatch[], index: number) =>
  sql`case when ${isAnyOf(events)} then ${sql.raw(String(2 ** index))} else 0 end`

/** The names that any step or exclusion is looking for. */
export const namesOf = ({ steps, exclusions }: Pick<FunnelDefinition, 'steps' | 'exclusions'>): string[] => [
  ...new Set([...steps, ...exclusions].flatMap(({ events }) => events.map(({ event }) => event))),
]
