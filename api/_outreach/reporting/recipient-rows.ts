import { and, eq, isNull } from 'drizzle-orm'
import { reportRecipients } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { maskAddress } from '../../_platform/messengers/addresses.js'

/** A store, or null for all of the merchant's together. */
export type Scope = { storeId: string | null }
export type RecipientRow = typeof reportRecipients.$inferSelect

/** What addresses and secrets are sealed for, and hashed for: one hash whoever the merchant is. */
export const placesOf = ({ merchantId }: Pick<MerchantContext, 'merchantId'>) => ({
  address: `${merchantId}/reportAddress`,
  secret: `${merchantId}/reportSecret`,
  hash: 'reportAddress',
})

/** The recipients of a scope that have not ended. */
export const isLive = ({ merchantId }: MerchantContext, { storeId }: Scope) =>
  and(
    eq(reportRecipients.merchantId, merchantId),
    storeId === null ? isNull(reportRecipients.storeId) : eq(reportRecipients.storeId, storeId),
    isNull(reportRecipients.endedAt),
  )

/** Fails with `not_found` where the scope has no such recipient, or no longer. */
export const getRecipient = async (
  ctx: MerchantContext,
  { recipientId, ...scope }: Scope & { recipientId: string },
): Promise<RecipientRow> => {
  const [row] = await ctx.db
    .select()
    .from(reportRecipients)
    .where(and(isLive(ctx, scope), eq(reportRecipients.id, recipientId)))
  return row ?? fail('not_found')
}

/** What staff are shown of it. */
export const toRecipient = (ctx: MerchantContext, row: RecipientRow) => ({
  ...{ id: row.id, kind: row.kind, name: row.name, signed: row.secretSealed !== null },
  address: maskAddress(row.kind, ctx.sealer.open(placesOf(ctx).address, row.addressSealed ?? '')),
  createdAt: row.createdAt.toISOString(),
})
