import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/client.js'
import { robotPaces } from '../../../db/schema/index.js'
import type { Pace } from '../../_platform/messengers/robot.js'

// What took its turn goes out up to so much later: robots count when a message comes, we when it is sent.
const UNDER_WAY_SECONDS = 10

/**
 * Takes the next turn at a robot, or says in how many seconds there is one. Within any `seconds` there are at most `count`
 * turns, whoever takes them: one row for each address, locked by its update, holds the moments of the last ones, by the
 * database's clock.
 */
export const takeTurn = async (
  tx: Database,
  addressHash: string,
  pace: Pace[],
): Promise<{ waitSeconds: number }> => {
  const kept = Math.max(...pace.map(({ count }) => count))
  const { sentAt, heldUntil } = robotPaces
  await tx.insert(robotPaces).values({ addressHash, sentAt: [] }).onConflictDoNothing()
  await tx.execute(sql`select 1 from ${robotPaces} where address_hash = ${addressHash} for update`)
  const freeAt = pace.map(
    ({ count, seconds }) =>
      sql`${sentAt}[cardinality(${sentAt}) - ${count - 1}::int] + make_interval(secs => ${seconds + UNDER_WAY_SECONDS})`,
  )
  const { rows } = (await tx.execute(sql`
    with turn as (select ceil(extract(epoch from greatest(${sql.join([...freeAt, heldUntil], sql`, `)}) - clock_timestamp()))::int as wait
      from ${robotPaces} where address_hash = ${addressHash}),
    taken as (update ${robotPaces} set sent_at = (array_append(sent_at, clock_timestamp()))[greatest(1, cardinality(sent_at) + 2 - ${kept}::int):]
      from turn where address_hash = ${addressHash} and coalesce(turn.wait, 0) <= 0)
    select greatest(coalesce(wait, 0), 0) as wait from turn`)) as unknown as { rows: { wait: number }[] }
  return { waitSeconds: rows[0]?.wait ?? 0 }
}

/** The robot said that it was too much: nobody sends it anything for so long. */
export const holdTurns = (tx: Database, addressHash: string, seconds: number) =>
  tx.execute(
    sql`update ${robotPaces} set held_until = greatest(held_until, clock_timestamp() + make_interval(secs => ${seconds})) where address_hash = ${addressHash}`,
  )
