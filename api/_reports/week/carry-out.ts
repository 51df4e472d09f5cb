import type { Context } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { featureDish, unfeatureDish } from '../../_storefront/index.js'
import { restockOffer, takeBackStock } from '../../_vouchers/index.js'
import type { Suggestion, Summary } from './contract.js'
import { stateOf } from './suggestion-state.js'
import { findSummaryRow, getSummary, type OfSummary } from './summary-rows.js'

type OfSuggestion = OfSummary & { nth: number }

/**
 * Does what the n-th suggestion says, by the verb that would do it by hand, with its checks; what is so already stays.
 * Fails with `not_found`, `suggestion_opens` or what the verb refuses.
 */
export const carryOut = async (ctx: Context, { nth, ...of }: OfSuggestion): Promise<Summary> => {
  const does = await getCommand(ctx, { nth, ...of })
  if (!(await stateOf(ctx, does)).done) {
    if (does.kind === 'restock') await restockOffer(ctx, does)
    else await featureDish(ctx, does)
  }
  return getSummary(ctx, of)
}

/**
 * Makes undone what the n-th suggestion says, whoever did it; what is not so stays. Fails with `not_found`,
 * `suggestion_opens`, `offer_changed` where somebody went on from there, or what the verb refuses.
 */
export const takeBack = async (ctx: Context, { nth, ...of }: OfSuggestion): Promise<Summary> => {
  const does = await getCommand(ctx, { nth, ...of })
  if ((await stateOf(ctx, does)).done) {
    if (does.kind === 'restock') await takeBackStock(ctx, does)
    else await unfeatureDish(ctx, does)
  }
  return getSummary(ctx, of)
}

type Command = Exclude<Suggestion['does'], { kind: 'open' }>

const getCommand = async (ctx: Context, { nth, ...of }: OfSuggestion): Promise<Command> => {
  const row = (await findSummaryRow(ctx, of)) ?? fail('not_found')
  const { does } = row.body.suggestions[nth - 1] ?? fail('not_found')
  return does.kind === 'open' ? fail('suggestion_opens') : does
}
