import { staffActions } from '../../db/schema/index.js'
import type { Context } from './context.js'
import { newId } from './ids.js'

const ID = /^[a-z]{3}_[0-9a-f]{32}$/

type Done = {
  /** The route's name. */
  action: string
  input: Record<string, unknown>
  /** What of the input stood in the path: what it was done to. */
  path?: string[]
  reply?: unknown
  /** What it was done to, where the ids do not tell. */
  about?: string | null
}

/** Writes down what staff did, and the id of what it was done to or what it made. What was typed is not kept. */
export const recordStaffAction = async (ctx: Context, { action, input, path = [], reply, about }: Done) => {
  const { storeId, ...others } = input
  const made = reply && typeof reply === 'object' && 'id' in reply ? reply.id : undefined
  const named = path.map((name) => others[name])
  const subject = about ?? [...named, made, ...Object.values(others)].find(isId)
  await ctx.db.insert(staffActions).values({
    merchantId: ctx.merchantId,
    id: newId('act', ctx.now),
    storeId: typeof storeId === 'string' ? storeId : null,
    personId: ctx.actor.personId,
    action,
    subject: subject ?? null,
    at: ctx.now,
  })
}

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
