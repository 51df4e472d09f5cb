import { wechatPushes } from '../../db/schema/index.js'
import { findPersonByOpenid, type Withdrawn, withdrawPerson } from '../_members/index.js'
import { holdPerson } from '../_platform/actor.js'
import type { MerchantContext } from '../_platform/context.js'
import { AppError } from '../_platform/errors.js'
import { inTransaction } from '../_platform/transaction.js'
import { type PushMessage, pushKeyOf } from '../_platform/wechat/push-message.js'
import { forgetGuest } from './forget-guest.js'
import { acceptGrant, withdrawAllGrants, withdrawGrants } from './grants.js'
import { settlePicture } from './settle-picture.js'

// What WeChat calls the data a person takes back; the rest of its numbers is data the shop never has.
const REVOKED = new Map<string, Withdrawn[]>([
  ['6', ['name', 'avatar']],
  ['8', ['phone']],
  // The nickname of the keyboard and the picture of the avatar button, which is how both are asked for today.
  ['19', ['name']],
  ['20', ['avatar']],
])

/** Does what a push of WeChat asks for, once: WeChat sends it again whenever it doubts that it arrived. */
export const takePush = (ctx: MerchantContext, message: PushMessage): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    if (!(await isNew(inTx, message)) || message.event === 'other') return
    // Not written down yet, or never asked for: WeChat tells it again in a moment.
    if (message.event === 'wxa_media_check') return settlePicture(inTx, message)
    const found = await findPersonByOpenid(inTx, message.openid)
    if (!found) return
    // Erasing finds for itself who they have become, and takes their rows in its own order.
    if (message.event === 'user_authorization_cancellation') return forget(inTx, found)
    const personId = await holdPerson(tx, { merchantId: ctx.merchantId, personId: found })
    if (personId) await follow(inTx, personId, message)
  })

type AboutPerson = Exclude<
  PushMessage,
  { event: 'other' | 'wxa_media_check' | 'user_authorization_cancellation' }
>

const isNew = async ({ db, merchantId, sealer, now }: MerchantContext, message: PushMessage) => {
  const keyHash = sealer.lookup(`${merchantId}/push`, pushKeyOf(message))
  const stored = await db
    .insert(wechatPushes)
    .values({ merchantId, keyHash, receivedAt: now })
    .onConflictDoNothing()
    .returning({ keyHash: wechatPushes.keyHash })
  return stored.length > 0
}

const follow = async (ctx: MerchantContext, personId: string, message: AboutPerson) => {
  switch (message.event) {
    case 'subscribe_msg_popup_event':
      for (const templateId of new Set(
        message.choices.flatMap((choice) => (choice.accepted ? choice.templateId : [])),
      ))
        await acceptGrant(ctx, { personId, templateId })
      return
    case 'subscribe_msg_change_event':
      for (const { templateId, accepted } of message.choices)
        if (!accepted) await withdrawGrants(ctx, { personId, templateId })
      return
    case 'user_authorization_revoke': {
      const what = REVOKED.get(message.info)
      return what && withdrawPerson(ctx, personId, what)
    }
  }
}

// A merchant cannot do without its last owner: the shop forgets what it may, until there is another one.
const forget = async (ctx: MerchantContext, personId: string) => {
  try {
    await inTransaction(ctx.db, (tx) => forgetGuest({ ...ctx, db: tx }, personId))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'last_owner') throw error
    await withdrawPerson(ctx, personId, ['name', 'avatar', 'phone'])
    await withdrawAllGrants(ctx, personId)
  }
}
