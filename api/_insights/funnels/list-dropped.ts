import type { MerchantContext } from '../../_platform/context.js'
import type { Days } from '../scope.js'
import { funnelAsked, outcomesOf } from './read-funnel.js'

/** The pseudonyms of those who got to a step of a funnel and no further, and when they took it, the latest first. */
export const listDropped = async (
  ctx: MerchantContext,
  { step, ...asked }: { storeId?: string | null; funnel: string; step: number } & Partial<Days>,
): Promise<{ who: string; at: Date }[]> => {
  const { funnel, days, scope } = await funnelAsked(ctx, asked)
  const { steps, per } = funnel.definition
  // A use of the app is nobody in particular; who took the last step did not drop out.
  if (per === 'session' || step >= steps.length) return []
  const { outcomes } = await outcomesOf(ctx, { funnel, scope, days, split: 'none' })
  return outcomes
    .filter(({ at }) => at.length === step)
    .map(({ who, at }) => ({ who, at: new Date(at.at(-1) ?? 0) }))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}
