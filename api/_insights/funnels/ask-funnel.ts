import type { MerchantContext } from '../../_platform/context.js'
import { labelsOf } from '../labels.js'
import { type Days, daysAsked, instantsOfDays, type StoreScope, storeScope } from '../scope.js'
import type { FunnelAnswer, FunnelDefinition, FunnelQuestion } from './contract.js'
import { type Outcome, outcomeOf, propertiesAsked } from './outcomes.js'
import { readTouches } from './read-touches.js'
import { readUnits } from './read-units.js'
import { rulesOf } from './rules-of.js'
import { groupsOf, stepsOf } from './summarise.js'

/** A funnel of a store, or of all of them (null), counted from the ledger at this moment. */
export const askFunnel = async (
  ctx: MerchantContext,
  { storeId = null, definition, groups, ...wish }: FunnelQuestion & { storeId?: string | null },
): Promise<FunnelAnswer> => {
  const scope = await storeScope(ctx, storeId)
  const days = daysAsked(ctx.now, scope.timeZone, wish)
  const outcomes = await liveOutcomes(ctx, scope, definition, days)
  return answerOf(ctx, {
    definition,
    days,
    outcomes,
    groups,
    split: definition.breakdown !== null,
    rolledAt: null,
  })
}

/** Everybody's outcome of the entries on these days. */
export const liveOutcomes = async (
  ctx: MerchantContext,
  { storeId, timeZone }: StoreScope,
  definition: FunnelDefinition,
  days: Days,
): Promise<Outcome[]> => {
  const { start, end } = instantsOfDays(days, timeZone)
  const rules = rulesOf(definition)
  const { breakdown, per } = definition
  const units = await readUnits(ctx, {
    ...{ definition, storeId, from: start, until: new Date(end.getTime() + rules.window), only: null },
    properties: propertiesAsked(breakdown),
  })
  const touches =
    breakdown && breakdown.by !== 'step'
      ? await readTouches(ctx, { per, only: null })
      : new Map<string, never>()
  const span = { start: start.getTime(), end: end.getTime() }
  return units.flatMap((unit) => outcomeOf(unit, { rules, span, breakdown, touches }) ?? [])
}

type Answering = {
  definition: FunnelDefinition
  days: Days
  outcomes: Outcome[]
  groups: number
  split: boolean
  rolledAt: Date | null
}

export const answerOf = async (
  ctx: MerchantContext,
  { definition: { steps, per }, days, outcomes, groups, split, rolledAt }: Answering,
): Promise<FunnelAnswer> => {
  const values = split ? outcomes.flatMap((outcome) => outcome.split ?? []) : []
  const label = await labelsOf(ctx, [...new Set(values)])
  const wordsOf = (ofGroup: string[]) => ofGroup.map(label).join(' · ')
  return {
    ...{ from: days.from, to: days.to, per },
    steps: stepsOf(steps, outcomes),
    groups: split ? groupsOf(steps, outcomes, { atMost: groups, wordsOf }) : null,
    rolledAt: rolledAt?.toISOString() ?? null,
  }
}
