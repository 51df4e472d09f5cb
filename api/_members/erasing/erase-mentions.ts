import { and, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import { merges, type people, reservations, staff, staffActions, vouchers } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { dropWork } from '../../_platform/due-work.js'
import { forgetReplies } from '../../_platform/idempotency.js'
import { phoneTail } from '../masking.js'
import { personColumns } from '../person-columns.js'

// Replies are kept for a week; a tick may be late.
const REPLIES_MS = 14 * 86_400_000

type Row = typeof people.$inferSelect

/** Takes away what is sealed and speaks of them: replies to them and to staff, what merges could be undone by, due work. */
export const eraseMentions = async (ctx: MerchantContext, rows: Row[]) => {
  const personIds = rows.map(({ id }) => id)
  const theirs = await listTheirs(ctx, personIds)
  const words = [
    ...personIds,
    ...personIds.map(bareOf),
    ...theirs.ids,
    ...theirs.called,
    ...calledOf(ctx, rows),
  ]
  const mentions = (text: string) => words.some((word) => text.includes(word))
  await forgetReplies(ctx, { personIds, readers: await listReaders(ctx), mentions })
  await eraseUndo(ctx, personIds, mentions)
  await dropWork(ctx.db, [...personIds, ...theirs.ids])
}

// What a merge is undone by names rows as the database does.
const bareOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** How they are called in a reply: by their ids and pseudonyms, by name, by number or its end. */
const calledOf = (ctx: MerchantContext, rows: Row[]) => {
  const columns = personColumns(ctx)
  return rows.flatMap((row) => [
    row.personKey,
    ...[row.openidHash, row.unionidHash, row.phoneHash, row.phoneTailHash].flatMap((hash) => hash ?? []),
    ...asWords(columns.name.openOrNull(row.nameSealed), columns.phone.openOrNull(row.phoneSealed)),
  ])
}

// As it stands in JSON: a name may be one letter, or what every reply has a field for, and four digits may be a price.
const asWords = (name: string | null, phone: string | null) => [
  ...(name ? [',', '}', ']'].map((after) => JSON.stringify(name) + after) : []),
  ...(phone ? [phone, `${phoneTail(phone)}"`] : []),
]

const listTheirs = async (ctx: MerchantContext, personIds: string[]) => {
  const { db, merchantId } = ctx
  const columns = personColumns(ctx)
  const booked = await db
    .select({
      ...{ id: reservations.id, name: reservations.contactNameSealed },
      phone: reservations.contactPhoneSealed,
    })
    .from(reservations)
    .where(and(eq(reservations.merchantId, merchantId), inArray(reservations.personId, personIds)))
  const claimed = await db
    .select({ id: vouchers.id })
    .from(vouchers)
    .where(and(eq(vouchers.merchantId, merchantId), inArray(vouchers.personId, personIds)))
  return {
    ids: [...booked, ...claimed].map(({ id }) => id),
    called: booked.flatMap(({ name, phone }) =>
      asWords(columns.name.openOrNull(name), columns.phone.openOrNull(phone)),
    ),
  }
}

/** Whose replies may speak of others: whoever works here, or did something as staff as long as replies are kept. */
const listReaders = async ({ db, merchantId, now }: MerchantContext) => {
  const posts = await db
    .selectDistinct({ personId: staff.personId })
    .from(staff)
    .where(eq(staff.merchantId, merchantId))
  const acted = await db
    .selectDistinct({ personId: staffActions.personId })
    .from(staffActions)
    .where(
      and(eq(staffActions.merchantId, merchantId), gt(staffActions.at, new Date(now.getTime() - REPLIES_MS))),
    )
  return [...new Set([...posts, ...acted].map(({ personId }) => personId))]
}

const eraseUndo = async (ctx: MerchantContext, personIds: string[], mentions: (text: string) => boolean) => {
  const { db, merchantId, sealer } = ctx
  const ofMerchant = eq(merges.merchantId, merchantId)
  await db
    .update(merges)
    .set({ undoSealed: null })
    .where(
      and(ofMerchant, or(inArray(merges.fromPersonId, personIds), inArray(merges.intoPersonId, personIds))),
    )
  const kept = await db
    .select({ id: merges.id, undo: merges.undoSealed })
    .from(merges)
    .where(and(ofMerchant, isNotNull(merges.undoSealed)))
  for (const { id, undo } of kept)
    if (undo && mentions(sealer.open(`${merchantId}/mergeUndo`, undo)))
      await db
        .update(merges)
        .set({ undoSealed: null })
        .where(and(ofMerchant, eq(merges.id, id)))
}
