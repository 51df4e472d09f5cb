import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { staff, stores, weeklySummaries } from '../../../db/schema/index.js'
import { mapPeopleForStaff } from '../../_members/index.js'
import type { Context, MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import { type Summary, SummaryBody, type SummaryPage } from './contract.js'
import { stateOf } from './suggestion-state.js'

/** A summary as its path names it: without a store it may be any of the merchant's. */
export type OfSummary = { storeId?: string; summaryId: string }

export type SummaryRow = Omit<typeof weeklySummaries.$inferSelect, 'body'> & { body: SummaryBody }

export const findSummaryRow = async (
  { db, merchantId }: MerchantContext,
  { storeId, summaryId }: OfSummary,
): Promise<SummaryRow | null> => {
  const [row] = await db
    .select()
    .from(weeklySummaries)
    .where(
      and(
        eq(weeklySummaries.merchantId, merchantId),
        eq(weeklySummaries.id, summaryId),
        storeId ? eq(weeklySummaries.storeId, storeId) : undefined,
      ),
    )
  return row ? { ...row, body: SummaryBody.parse(row.body) } : null
}

const newer = alias(weeklySummaries, 'newer')

/** The latest revision of each week of a store, of all stores and the brand, or of the brand alone, the latest week first. */
export const listSummaries = async (
  ctx: Context,
  { storeId, only, cursor, limit }: { storeId?: string; only?: 'brand'; cursor?: string; limit: number },
): Promise<SummaryPage> => {
  const after = readCursor(cursor, 'wks')
  const rows = await ctx.db
    .select({
      ...{ id: weeklySummaries.id, storeId: weeklySummaries.storeId, weekOn: weeklySummaries.weekOn },
      ...{ revision: weeklySummaries.revision, madeAt: weeklySummaries.madeAt },
      title: sql<string>`${weeklySummaries.body} ->> 'title'`,
      storeName: stores.name,
    })
    .from(weeklySummaries)
    .leftJoin(
      stores,
      and(eq(stores.merchantId, weeklySummaries.merchantId), eq(stores.id, weeklySummaries.storeId)),
    )
    .where(
      and(
        eq(weeklySummaries.merchantId, ctx.merchantId),
        storeId ? eq(weeklySummaries.storeId, storeId) : undefined,
        only ? isNull(weeklySummaries.storeId) : undefined,
        sql`not exists (select from ${weeklySummaries} newer where ${newer.merchantId} = ${weeklySummaries.merchantId}
          and ${newer.storeId} is not distinct from ${weeklySummaries.storeId}
          and ${newer.weekOn} = ${weeklySummaries.weekOn} and ${newer.revision} > ${weeklySummaries.revision})`,
        after
          ? sql`(${weeklySummaries.weekOn}, ${weeklySummaries.id}) < (${after.at.toISOString().slice(0, 10)}::date, ${sql.param(after.id, weeklySummaries.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(weeklySummaries.weekOn), desc(weeklySummaries.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ weekOn, id }) => ({ at: new Date(`${weekOn}T00:00:00Z`), id }))
  return { ...page, items: page.items.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })) }
}

/** A summary as staff read it. Fails with `not_found`. */
export const getSummary = async (ctx: Context, of: OfSummary): Promise<Summary> => {
  const row = (await findSummaryRow(ctx, of)) ?? fail('not_found')
  const suggestions = await Promise.all(
    row.body.suggestions.map(async (suggestion) => ({
      ...suggestion,
      ...(await stateOf(ctx, suggestion.does)),
    })),
  )
  return {
    ...{ id: row.id, storeId: row.storeId, storeName: row.body.storeName, weekOn: row.weekOn },
    ...{ revision: row.revision, title: row.body.title, madeAt: row.madeAt.toISOString() },
    body: { ...row.body, suggestions },
    clerks: await listClerks(ctx, row.body),
    revisions: (await listRevisions(ctx, row)).map(({ id, revision, madeAt }) => ({
      ...{ id, revision, madeAt: madeAt.toISOString() },
    })),
  }
}

/** All of a week, the latest first. */
export const listRevisions = (
  { db, merchantId }: MerchantContext,
  { storeId, weekOn }: { storeId: string | null; weekOn: string },
) =>
  db
    .select({ id: weeklySummaries.id, revision: weeklySummaries.revision, madeAt: weeklySummaries.madeAt })
    .from(weeklySummaries)
    .where(
      and(
        eq(weeklySummaries.merchantId, merchantId),
        storeId === null ? isNull(weeklySummaries.storeId) : eq(weeklySummaries.storeId, storeId),
        eq(weeklySummaries.weekOn, weekOn),
      ),
    )
    .orderBy(desc(weeklySummaries.revision))

/** Whose posts are named in it, as they are called by now: nobody's name is in what is kept. */
const listClerks = async (ctx: Context, body: SummaryBody): Promise<Summary['clerks']> => {
  const parts = body.sentences.flatMap(({ facts }) => facts.map(({ part }) => part))
  const named = new Set(parts.flatMap((part) => (part?.kind === 'clerk' ? part.id : [])))
  const clerks: Summary['clerks'] = []
  for (const staffId of named) {
    const [post] = await ctx.db
      .select({ personId: staff.personId })
      .from(staff)
      .where(and(eq(staff.merchantId, ctx.merchantId), eq(staff.id, staffId)))
    const people = post ? await mapPeopleForStaff(ctx, [post.personId]) : null
    clerks.push({ staffId, name: people?.get(post?.personId ?? '')?.name ?? null })
  }
  return clerks
}
