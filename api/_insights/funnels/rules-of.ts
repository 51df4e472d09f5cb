import { BRAND, READY_FUNNELS, type ReadyFunnel } from '../vocabulary.js'
import { FunnelDefinition } from './contract.js'
import type { PathRules } from './paths.js'

const SECOND = 1_000

/** A definition as the evaluation needs it. A range of several steps excludes in each of its gaps alike. */
export const rulesOf = ({ steps, order, windowSeconds, exclusions }: FunnelDefinition): PathRules => ({
  steps: steps.length,
  order,
  window: windowSeconds * SECOND,
  within: steps.map(({ withinSeconds }) =>
    withinSeconds ? withinSeconds * SECOND : Number.POSITIVE_INFINITY,
  ),
  between: steps
    .slice(1)
    .map((_, gap) =>
      exclusions.reduce(
        (bits, { from, to }, index) => (from <= gap + 1 && gap + 2 <= to ? bits | (1 << index) : bits),
        0,
      ),
    ),
})

/** What a ready-made funnel is, in the words of a kept one. */
export const definitionOf = (ready: ReadyFunnel): FunnelDefinition => {
  const { windowSeconds, steps } = READY_FUNNELS[ready]
  return FunnelDefinition.parse({
    ...{ windowSeconds, order: 'ordered' },
    steps: steps.map(({ words, events, ...rest }) => ({
      words,
      events: events.map((event) => ({ event })),
      ...('within' in rest ? { withinSeconds: rest.within } : {}),
    })),
  })
}

export const isReady = (funnel: string): funnel is ReadyFunnel => Object.hasOwn(READY_FUNNELS, funnel)

/** The name of a scope in roll-ups. */
export const scopeNameOf = (storeId: string | null) => storeId ?? BRAND
