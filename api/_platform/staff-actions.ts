import { staffActions } from '../../db/schema/index.js'
import type { Context } from './context.js'
import { newId } from './ids.js'
import type { Route } from './route.js'

const ID = /^[a-z]{3}_[0-9a-f]{32}$/

/** Writes down what staff did: the route's name, and the id of what it was done to. What was typed is not kept. */
export const recordStaffAction = async (
  ctx: Context,
  route: Pick<Route, 'summary'>,
  input: Record<string, unknown>,
) => {
  const { storeId, ...others } = input
  const subject = Object.values(others).find((value) => typeof value === 'string' && ID.test(value))
  await ctx.db.insert(staffActions).values({
    merchantId: ctx.merchantId,
    id: newId('act', ctx.now),
    storeId: typeof storeId === 'string' ? storeId : null,
    personId: ctx.actor.personId,
    action: route.summary,
    subject: typeof subject === 'string' ? subject : null,
    at: ctx.now,
  })
}
