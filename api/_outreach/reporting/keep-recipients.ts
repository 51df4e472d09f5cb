import { and, eq } from 'drizzle-orm'
import { reportRecipients } from '../../../db/schema/index.js'
import type { CommandContext, Context, MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { newId } from '../../_platform/ids.js'
import { readAddress } from '../../_platform/messengers/addresses.js'
import { lockInOrder } from '../../_platform/transaction.js'
import type { RecipientRequest, ReportRecipient } from '../contract.js'
import { isSecretOf, RECIPIENTS_MAX } from '../vocabulary.js'
import { listLastDeliveries } from './list-deliveries.js'
import { getRecipient, isLive, placesOf, type Scope, toRecipient } from './recipient-rows.js'

/**
 * Has the scope's reports sent to one more address. Fails with `robot_address_unknown`, `robot_secret_unknown`,
 * `mailbox_unknown`, `mail_missing`, `recipient_exists` or `recipients_full`.
 */
export const addRecipient = async (
  ctx: MerchantContext & Pick<CommandContext, 'canMail'>,
  { storeId, kind, name, address, secret }: RecipientRequest & Scope,
): Promise<ReportRecipient> => {
  if (kind === 'email' && !ctx.canMail) fail('mail_missing')
  const found = readAddress(kind, address)
  if (!found) return fail(kind === 'email' ? 'mailbox_unknown' : 'robot_address_unknown')
  if (secret && !isSecretOf(kind, secret)) fail('robot_secret_unknown')
  const places = placesOf(ctx)
  const addressHash = ctx.sealer.lookup(places.hash, `${kind} ${found}`)

  await lockInOrder(ctx.db, [`recipients:${ctx.merchantId}:${storeId ?? 'brand'}`])
  const live = await ctx.db
    .select({ addressHash: reportRecipients.addressHash })
    .from(reportRecipients)
    .where(isLive(ctx, { storeId }))
    .limit(RECIPIENTS_MAX)
  if (live.some((row) => row.addressHash === addressHash)) fail('recipient_exists')
  if (live.length >= RECIPIENTS_MAX) fail('recipients_full')

  const [made] = await ctx.db
    .insert(reportRecipients)
    .values({
      ...{ merchantId: ctx.merchantId, id: newId('rcp', ctx.now), storeId, kind, name, addressHash },
      addressSealed: ctx.sealer.seal(places.address, found),
      secretSealed: secret ? ctx.sealer.seal(places.secret, secret) : null,
      createdAt: ctx.now,
    })
    .returning()
  return made ? { ...toRecipient(ctx, made), lastDelivery: null } : fail('internal')
}

/** Sends nothing there any more, and forgets address and secret; what was sent stays in the records. Fails with `not_found`. */
export const removeRecipient = async (
  ctx: Context,
  place: Scope & { recipientId: string },
): Promise<ReportRecipient> => {
  const row = await getRecipient(ctx, place)
  const last = await listLastDeliveries(ctx, [row.id])
  await ctx.db
    .update(reportRecipients)
    .set({ endedAt: ctx.now, addressSealed: null, secretSealed: null })
    .where(and(eq(reportRecipients.merchantId, ctx.merchantId), eq(reportRecipients.id, row.id)))
  return { ...toRecipient(ctx, row), lastDelivery: last.get(row.id) ?? null }
}
