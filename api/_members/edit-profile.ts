import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { AppError, fail } from '../_platform/errors.js'
import type { WeChat } from '../_platform/wechat/client.js'
import type { Me, ProfileEdit } from './contract.js'
import { personColumns } from './person-columns.js'
import { getMe, getOpenid } from './queries.js'

/** Lets WeChat look at a name before others see it; where WeChat is away the name is taken. Fails with `name_refused`. */
export const askAboutName = async (ctx: Context, wechat: WeChat, { name }: ProfileEdit) => {
  if (name === undefined) return
  const openid = await getOpenid(ctx, ctx.actor.personId)
  const verdict = await wechat.checkText(ctx, { openid, text: name, scene: 'profile' }).catch(passIfAway)
  if (verdict !== 'pass') fail('name_refused')
}

const passIfAway = (error: unknown) => {
  if (error instanceof AppError && AWAY.has(error.code)) return 'pass' as const
  throw error
}
const AWAY = new Set(['wechat_unavailable', 'too_many_requests'])

/** What the actor wants to be called. */
export const editProfile = async (ctx: Context, { name }: ProfileEdit): Promise<Me> => {
  if (name !== undefined)
    await ctx.db
      .update(people)
      .set({ nameSealed: personColumns(ctx).name.seal(name) })
      .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, ctx.actor.personId)))
  return getMe(ctx)
}
