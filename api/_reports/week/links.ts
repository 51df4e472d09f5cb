import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { merchantDirectory, summaryLinks } from '../../../db/schema/index.js'
import type { Context, MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { newId } from '../../_platform/ids.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import type { SummaryLink, SummaryLinkPage } from './contract.js'
import { signLink } from './link-token.js'
import { findSummaryRow, type OfSummary } from './summary-rows.js'

const LIFETIME_DAYS = 14
const DAY_MS = 86_400_000

type LinkRow = typeof summaryLinks.$inferSelect

/** An address at which anybody may read the summary for fourteen days. Fails with `not_found`. */
export const makeLink = async (ctx: Context, of: OfSummary): Promise<SummaryLink> => {
  await getRow(ctx, of)
  return toLink(ctx, await writeLink(ctx, of.summaryId))
}

/** The addresses that were made of a summary, the latest first. Fails with `not_found`. */
export const listLinks = async (
  ctx: Context,
  { cursor, limit, ...of }: OfSummary & { cursor?: string; limit: number },
): Promise<SummaryLinkPage> => {
  await getRow(ctx, of)
  const after = readCursor(cursor, 'lnk')
  const rows = await ctx.db
    .select()
    .from(summaryLinks)
    .where(
      and(
        isOfSummary(ctx, of.summaryId),
        after
          ? sql`(${summaryLinks.createdAt}, ${summaryLinks.id}) < (${after.at.toISOString()}::timestamptz, ${sql.param(after.id, summaryLinks.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(summaryLinks.createdAt), desc(summaryLinks.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
  return { ...page, items: await Promise.all(page.items.map((row) => toLink(ctx, row))) }
}

/** Takes an address back: whoever opens it finds nothing. Fails with `not_found`. */
export const removeLink = async (
  ctx: Context,
  { linkId, ...of }: OfSummary & { linkId: string },
): Promise<SummaryLink> => {
  await getRow(ctx, of)
  const isIt = and(isOfSummary(ctx, of.summaryId), eq(summaryLinks.id, linkId))
  await ctx.db
    .update(summaryLinks)
    .set({ revokedAt: ctx.now })
    .where(and(isIt, isNull(summaryLinks.revokedAt)))
  const [row] = await ctx.db.select().from(summaryLinks).where(isIt)
  return toLink(ctx, row ?? fail('not_found'))
}

/** Where a new link leads, on the origin that serves the pages. */
export const linkPath = async (ctx: MerchantContext, summaryId: string): Promise<string> =>
  pathOf(ctx, await writeLink(ctx, summaryId))

const writeLink = async ({ db, merchantId, now }: MerchantContext, summaryId: string): Promise<LinkRow> => {
  const expiresAt = new Date(now.getTime() + LIFETIME_DAYS * DAY_MS)
  const values = { merchantId, id: newId('lnk', now), summaryId, createdAt: now, expiresAt }
  const [row] = await db.insert(summaryLinks).values(values).returning()
  return row ?? fail('internal')
}

const toLink = async (ctx: MerchantContext, row: LinkRow): Promise<SummaryLink> => ({
  ...{ id: row.id, path: await pathOf(ctx, row), createdAt: row.createdAt.toISOString() },
  ...{ expiresAt: row.expiresAt.toISOString(), revokedAt: row.revokedAt?.toISOString() ?? null },
})

const pathOf = async (ctx: MerchantContext, { id, createdAt, expiresAt }: LinkRow) => {
  const token = await signLink(ctx.sealer, { merchantId: ctx.merchantId, linkId: id, createdAt, expiresAt })
  return `/m/${await getSlug(ctx)}#/pages/week/index?link=${token}`
}

const getSlug = async ({ db, merchantId }: MerchantContext) => {
  const [row] = await db
    .select({ slug: merchantDirectory.name })
    .from(merchantDirectory)
    .where(and(eq(merchantDirectory.merchantId, merchantId), eq(merchantDirectory.kind, 'slug')))
  return row?.slug ?? fail('not_found')
}

const getRow = async (ctx: MerchantContext, of: OfSummary) =>
  (await findSummaryRow(ctx, of)) ?? fail('not_found')

const isOfSummary = ({ merchantId }: MerchantContext, summaryId: string) =>
  and(eq(summaryLinks.merchantId, merchantId), eq(summaryLinks.summaryId, summaryId))
