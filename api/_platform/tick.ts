import type { z } from 'zod'
import { databaseErrorCode } from '../../db/client.js'
import type { Runtime } from './context.js'
import { finishWork, giveBackWork, putWork, type TakenWork, takeWork, tidyWork } from './due-work.js'
import { AppError } from './errors.js'
import { faultOf } from './logging.js'
import { inTransaction } from './transaction.js'

// A function lives for a minute, and the slowest piece takes half of it: a send with a new token.
const BUDGET_MS = 30_000
const AT_ONCE = 4

export type WorkHandler = { kind: string; run(runtime: Runtime, work: TakenWork): Promise<void> }
/** Work that falls due by itself, once in every `everyMs`. */
export type RecurringWork = { kind: string; everyMs: number }
export type WorkPlan = { handlers: WorkHandler[]; recurring: RecurringWork[] }

export type TickReport = { done: number; givenBack: number; left: boolean }

class TakenByAnother extends Error {}

/** Work whose effect lies in the database alone: effect and completion are one transaction, so it happens once. */
export const workInOneStep = <S extends z.ZodType>(
  kind: string,
  schema: S,
  effect: (runtime: Runtime, data: z.infer<S>) => Promise<void>,
): WorkHandler => ({
  kind,
  run: (runtime, work) =>
    inTransaction(runtime.db, async (tx) => {
      await effect({ ...runtime, db: tx }, schema.parse(work.data))
      await finish(tx, work)
    }),
})

/** Work with an effect outside: it takes several transactions, of which the last calls `finish`. */
export const workInSteps = <S extends z.ZodType>(
  kind: string,
  schema: S,
  run: (runtime: Runtime, data: z.infer<S>, finish: (tx: Runtime['db']) => Promise<void>) => Promise<void>,
): WorkHandler => ({
  kind,
  run: (runtime, work) => run(runtime, schema.parse(work.data), (tx) => finish(tx, work)),
})

const finish = async (tx: Runtime['db'], work: TakenWork) => {
  if (!(await finishWork(tx, work))) throw new TakenByAnother()
}

/**
 * Does what is due, for about thirty seconds. Safe at any pace, twice at once, or after days of silence: work is claimed
 * before it is done, and what recurs is put once for each of its turns, the missed ones left out.
 */
export const runTick = async (runtime: Runtime, { handlers, recurring }: WorkPlan): Promise<TickReport> => {
  const { db } = runtime
  const now = runtime.clock()
  await tidyWork(db)
  for (const { kind, everyMs } of recurring) {
    const turn = Math.floor(now.getTime() / everyMs)
    await putWork({ db, now }, { kind, data: {} }, { dueAt: now, once: `${kind} ${turn}` })
  }

  const report: TickReport = { done: 0, givenBack: 0, left: false }
  const until = performance.now() + BUDGET_MS
  for (;;) {
    report.left = performance.now() >= until
    const taken = report.left ? [] : await takeWork(db, AT_ONCE)
    if (taken.length === 0) return report
    const outcomes = await Promise.all(taken.map((work) => runOne(runtime, handlers, work)))
    report.done += outcomes.filter((outcome) => outcome === 'done').length
    report.givenBack += outcomes.filter((outcome) => outcome === 'givenBack').length
  }
}

const runOne = async (runtime: Runtime, handlers: WorkHandler[], work: TakenWork) => {
  try {
    const handler = handlers.find(({ kind }) => kind === work.kind)
    if (!handler) throw new Error(`nobody does ${work.kind}`)
    await handler.run(runtime, work)
    return 'done'
  } catch (error) {
    if (error instanceof TakenByAnother) return 'taken'
    if (!(error instanceof AppError))
      runtime.log.error({ kind: work.kind, fault: faultOf(error) }, 'work failed')
    await giveBackWork(runtime.db, work, codeOf(error))
    return 'givenBack'
  }
}

const codeOf = (error: unknown) =>
  error instanceof AppError ? error.code : (databaseErrorCode(error) ?? 'failed')
