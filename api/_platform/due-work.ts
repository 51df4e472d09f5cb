import { sql } from 'drizzle-orm'
import type PgBoss from 'pg-boss'
import { v5 } from 'uuid'
import type { Database } from '../../db/client.js'
import { inTransaction } from './transaction.js'

const QUEUE = 'due_work'
// The namespace of the ids that work of one name shares (RFC 9562, version 5).
const ONCE = '3f0a6c52-6b1e-4c7e-9d0a-5b8f2f1c7e11'
const DAY_SECONDS = 86_400
const KEEP_DONE_SECONDS = 8 * DAY_SECONDS
// A tick lives for a minute at most; what it had taken and not finished is taken anew after this.
const GIVE_BACK_SECONDS = 120
const RETRIES = { retryLimit: 8, retryDelay: 30, retryBackoff: true }

/** Something to do, as the queue keeps it: ids and figures, never a person's data. */
export type Work = { kind: string; data: Record<string, string | number> }

export type TakenWork = Work & { id: string }

type Wish = {
  dueAt: Date
  /** Work of the same name is put once, and comes before the rest. */
  once?: string
  /** Comes after the rest, however often it is put. */
  patient?: true
}

/**
 * Puts work into the queue, in the transaction of `ctx.db`, to be taken at `dueAt` or later. `ctx.now` may be another
 * time than the database's: the wait between the two is what counts.
 */
export const putWork = async (
  ctx: { db: Database; now: Date },
  work: Work,
  { dueAt, once, patient }: Wish,
) => {
  const queue = await queueOn(ctx.db)
  const startAfter = Math.max(0, Math.ceil((dueAt.getTime() - ctx.now.getTime()) / 1000))
  const options = { startAfter, expireInSeconds: GIVE_BACK_SECONDS, retentionDays: 60, ...RETRIES }
  const put = await queue.send(QUEUE, work, {
    ...options,
    ...(once ? { id: v5(once, ONCE), priority: 1 } : {}),
    ...(patient ? { priority: -1 } : {}),
  })
  if (!put && !once) throw new Error('the queue of due work is not there; run the migrations')
}

/** Takes up to `count` pieces of work that are due; nobody else gets them until they are given back. */
export const takeWork = async (db: Database, count: number): Promise<TakenWork[]> => {
  const jobs = await (await queueOn(db)).fetch<Work>(QUEUE, { batchSize: count })
  return jobs.map(({ id, data }) => ({ id, ...data }))
}

/** Marks taken work as done, in the transaction of its effect; false when it is no longer ours to do. */
export const finishWork = async (tx: Database, { id }: TakenWork): Promise<boolean> => {
  const { affected } = (await (await queueOn(tx)).complete(QUEUE, id)) as unknown as { affected: number }
  return affected === 1
}

/** Gives taken work back: it is due again after a while, eight times, then it is kept as failed. `fault` is a code. */
export const giveBackWork = async (db: Database, { id }: TakenWork, fault: string) => {
  await (await queueOn(db)).fail(QUEUE, id, { fault })
}

/** Takes work that is about one of these ids out of the queue, and what is kept of it after it was done. */
export const dropWork = async (db: Database, ids: string[]) => {
  if (ids.length === 0) return
  const named = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )
  const about = sql`exists (select 1 from jsonb_each_text(data -> 'data') word where word.value in (${named}))`
  for (const table of [sql`jobs.job`, sql`jobs.archive`])
    await db.execute(sql`delete from ${table} where name = ${QUEUE} and ${about}`)
}

/** Makes work due again that a tick took and never finished, and clears away what was done long ago. */
export const tidyWork = async (db: Database) => {
  await (await queueOn(db)).maintain()
}

// pg-boss is needed by few requests and takes a while to load. Never started, it only writes and runs its statements.
const queueOn = async (db: Database): Promise<PgBoss> => {
  const { default: Queue } = await import('pg-boss')
  const executeSql = (text: string, values: unknown[] = []) =>
    text.trimStart().startsWith('BEGIN') ? runEach(db, text) : run(db, text, values)
  return new Queue({
    db: { executeSql },
    schema: 'jobs',
    archiveCompletedAfterSeconds: KEEP_DONE_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
  })
}

const run = async (db: Database, text: string, values: unknown[]) => {
  const statement = db._.session.prepareQuery({ sql: text, params: values }, undefined, undefined, false)
  return (await statement.execute()) as { rows: unknown[] }
}

// PGlite and pools take one statement at a time.
const runEach = (db: Database, script: string) =>
  inTransaction(db, async (tx) => {
    const statements = script.split(';').map((statement) => statement.trim())
    for (const statement of statements.filter((text) => text && !/^(BEGIN|COMMIT)$/.test(text)))
      await tx.execute(sql.raw(statement))
    return { rows: [] }
  })
