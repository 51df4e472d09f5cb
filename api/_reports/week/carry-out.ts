import type { Context } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { featureDish } from '../../_storefront/index.js'
import { restockOffer } from '../../_vouchers/index.js'
import type { Summary } from './contract.js'
import { isDone } from './suggestion-state.js'
import { findSummaryRow, getSummary, type OfSummary } from './summary-rows.js'

/**
 * Does what the n-th suggestion says, by the verb that would do it by hand, with its checks; what is so already stays.
 * Fails with `not_found`, `suggestion_opens` or what the verb refuses.
 */
export const carryOut = async (
  ctx: Context,
  { nth, ...of }: OfSummary & { nth: number },
): Promise<Summary> => {
  const row = (await findSummaryRow(ctx, of)) ?? fail('not_found')
  const { does } = row.body.suggestions[nth - 1] ?? fail('not_found')
  if (does.kind === 'open') return fail('suggestion_opens')
  if (!(await isDone(ctx, does))) {
    if (does.kind === 'restock') await restockOffer(ctx, does)
    else await featureDish(ctx, does)
  }
  return getSummary(ctx, of)
}
