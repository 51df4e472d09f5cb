import { and, eq, gt, isNull } from 'drizzle-orm'
import { summaryLinks, weeklySummaries } from '../../../db/schema/index.js'
import type { OpenContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { type SharedSummary, SummaryBody } from './contract.js'
import { readLink } from './link-token.js'

/**
 * What whoever has the address reads: of it, the reply’s schema lets out nothing that leads to rows, posts or commands.
 * Forged, expired, taken back or never made, it fails with one and the same `not_found`.
 */
export const getSharedSummary = async (
  runtime: OpenContext,
  { token }: { token: string },
): Promise<SharedSummary> => {
  const now = runtime.clock()
  const link = (await readLink(runtime.sealer, token, now)) ?? fail('not_found')
  const [row] = await runtime.db
    .select({
      revision: weeklySummaries.revision,
      body: weeklySummaries.body,
      expiresAt: summaryLinks.expiresAt,
    })
    .from(summaryLinks)
    .innerJoin(
      weeklySummaries,
      and(
        eq(weeklySummaries.merchantId, summaryLinks.merchantId),
        eq(weeklySummaries.id, summaryLinks.summaryId),
      ),
    )
    .where(
      and(
        eq(summaryLinks.merchantId, link.merchantId),
        eq(summaryLinks.id, link.linkId),
        isNull(summaryLinks.revokedAt),
        gt(summaryLinks.expiresAt, now),
      ),
    )
  if (!row) return fail('not_found')
  const { revision, expiresAt } = row
  return { revision, expiresAt: expiresAt.toISOString(), body: SummaryBody.parse(row.body) }
}
