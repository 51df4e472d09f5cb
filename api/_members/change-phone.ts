import { and, eq, isNotNull } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { WeChat } from '../_platform/wechat/client.js'
import { exchangePhoneCode } from './become-member.js'
import type { Me, PhoneChange } from './contract.js'
import { phoneColumns } from './person-columns.js'
import { getMe, getPerson } from './queries.js'
import { recogniseByPhone } from './recognise.js'

/** Trades the code for a member's new number. Fails with `membership_needed` or `phone_code_invalid`. */
export const askNewPhone = async (
  ctx: Context,
  wechat: WeChat,
  { phoneCode }: PhoneChange,
): Promise<string> => {
  if (!(await getPerson(ctx, ctx.actor.personId)).memberAt) fail('membership_needed')
  return exchangePhoneCode(ctx, wechat, phoneCode)
}

/** The member has another number from now on and keeps all else; the old one finds them no more. */
export const changePhone = async (ctx: Context, _: PhoneChange, phone: string): Promise<Me> => {
  const { merchantId, actor } = ctx
  const columns = phoneColumns(ctx, phone)
  await lockInOrder(ctx.db, [`phone:${merchantId}:${columns.phoneHash}`])
  const [changed] = await ctx.db
    .update(people)
    .set(columns)
    .where(and(eq(people.merchantId, merchantId), eq(people.id, actor.personId), isNotNull(people.memberAt)))
    .returning({ id: people.id })
  if (!changed) fail('membership_needed')
  await recogniseByPhone(ctx, { personId: actor.personId, phoneHash: columns.phoneHash })
  return getMe(ctx)
}
