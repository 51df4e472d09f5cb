import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { AppError, fail } from '../_platform/errors.js'
import { checkPicture } from '../_platform/pictures/check-picture.js'
import type { WeChat } from '../_platform/wechat/client.js'
import type { Me, ProfileEdit } from './contract.js'
import { personColumns } from './person-columns.js'
import { getMe, getOpenid, getPerson } from './queries.js'

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

/** What the actor wants to be called and shown as; what is left out stays. Fails with `picture_unknown`. */
export const editProfile = async (ctx: Context, { name, avatar }: ProfileEdit): Promise<Me> => {
  if (avatar !== undefined) await checkPicture(ctx, avatar, (await getPerson(ctx, ctx.actor.personId)).avatar)
  const change = {
    ...(name === undefined ? {} : { nameSealed: personColumns(ctx).name.seal(name) }),
    ...(avatar === undefined ? {} : { avatar }),
  }
  if (Object.keys(change).length > 0)
    await ctx.db
      .update(people)
      .set(change)
      .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, ctx.actor.personId)))
  return getMe(ctx)
}
