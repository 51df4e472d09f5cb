import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { WeChat } from '../_platform/wechat/client.js'
import type { Me, MembershipRequest } from './contract.js'
import { joinMembership } from './join-membership.js'
import { noteDeliberateAct } from './note-deliberate-act.js'
import { getMe, getPerson } from './queries.js'
import { MEMBERSHIP_VERSION } from './vocabulary.js'

const HOME_COUNTRY = '86'

/**
 * Trades the code of the phone button for the number, which WeChat charges for: so not for who is a member already, nor
 * for terms that have changed. Fails with `member_already`, `child_no_member`, `terms_changed` or
 * `phone_code_invalid`.
 */
export const askPhoneNumber = async (
  ctx: Context,
  wechat: WeChat,
  { phoneCode, termsVersion }: MembershipRequest,
): Promise<string> => {
  if (termsVersion !== MEMBERSHIP_VERSION) fail('terms_changed')
  const { memberAt, under14 } = await getPerson(ctx, ctx.actor.personId)
  if (memberAt) fail('member_already')
  if (under14) fail('child_no_member')
  return exchangePhoneCode(ctx, wechat, phoneCode)
}

/** The number behind a code of the phone button, as it is dialled from here. Fails with `phone_code_invalid`. */
export const exchangePhoneCode = async (ctx: Context, wechat: WeChat, phoneCode: string): Promise<string> => {
  const { phone, countryCode } = await wechat.getPhoneNumber(ctx, phoneCode)
  return countryCode === HOME_COUNTRY ? phone : `+${countryCode}${phone}`
}

/** The actor agrees to the terms and becomes a member with the phone WeChat has told. Fails with `member_already`. */
export const becomeMember = async (
  ctx: Context,
  { storeId, name }: MembershipRequest,
  phone: string,
): Promise<Me> => {
  const { personId, personKey } = ctx.actor
  if (!(await joinMembership(ctx, { storeId, phone, name }))) fail('member_already')
  await noteDeliberateAct(ctx, { personId, personKey, storeId, by: 'membership' })
  return getMe(ctx)
}
