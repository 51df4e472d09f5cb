import { merchantDirectory, merchantSecrets, merchants, stores } from '../../db/schema/index.js'
import { type Invite, inviteOwner, writeFirstTags } from '../_members/index.js'
import { getMerchantId } from '../_platform/actor.js'
import type { Ground } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { inTransaction } from '../_platform/transaction.js'
import type { OpenedMerchant, OpeningRequest } from './contract.js'
import { newStore } from './new-store.js'

/**
 * Opens a merchant with its first store, closed until somebody enters its hours, and a code for its first owner.
 * Fails with `merchant_exists` when the appid or the slug is taken.
 */
export const openMerchant = async (
  { db, sealer, clock }: Pick<Ground, 'db' | 'sealer' | 'clock'>,
  wish: OpeningRequest,
): Promise<OpenedMerchant> => {
  const now = clock()
  const merchantId = newId('mer', now)
  return inTransaction(db, async (tx) => {
    await tx.insert(merchants).values({ merchantId, name: wish.name, createdAt: now })
    const named = await tx
      .insert(merchantDirectory)
      .values([
        { kind: 'appid', name: wish.appid, merchantId },
        { kind: 'slug', name: wish.slug, merchantId },
      ])
      .onConflictDoNothing()
      .returning({ name: merchantDirectory.name })
    if (named.length < 2) fail('merchant_exists')
    const secrets = [
      { kind: 'wechatSecret', text: wish.secret },
      { kind: 'wechatPushToken', text: wish.pushToken },
      { kind: 'wechatPushKey', text: wish.pushKey },
    ] as const
    for (const { kind, text } of secrets)
      if (text) {
        const sealed = sealer.seal(`${merchantId}/${kind}`, text)
        await tx.insert(merchantSecrets).values({ merchantId, kind, sealed })
      }
    const storeId = newId('sto', now)
    await tx
      .insert(stores)
      .values({ ...newStore(wish.store), merchantId, id: storeId, createdAt: now, sort: 1 })
    const ctx = { merchantId, db: tx, sealer, now }
    await writeFirstTags(ctx)
    const invite = await inviteOwner(ctx, null)
    return { merchantId, storeId, ownerCode: invite.code, ownerCodeExpiresAt: invite.expiresAt }
  })
}

/** Another owner's code for a merchant, where the first was lost or has ended. Fails with `merchant_unknown`. */
export const inviteOwnerAnew = async (
  { db, sealer, clock }: Pick<Ground, 'db' | 'sealer' | 'clock'>,
  { merchant }: { merchant: string },
): Promise<Invite> =>
  inviteOwner({ merchantId: await getMerchantId(db, merchant), db, sealer, now: clock() }, null)
