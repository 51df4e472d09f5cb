import type { AlertBody } from './contract.js'
import type { Look } from './decide-alerts.js'
import { shareOf } from './tails.js'
import type { FlowStep } from './vocabulary.js'

/** How likely chance alone may be: of six steps of some twenty releases a year, one false alarm in eight years (Bonferroni). */
const CHANCE = 1e-3
/** What usually happens is not known from fewer. */
const USUALLY_AT_LEAST = 20

type Counts = { began: number; completed: number }
/** How many people began a step and completed it: with the release, and before there was one. */
export type StepCounts = { step: FlowStep; since: Counts; before: Counts }
export type ReleaseCounts = { release: string; firstAt: Date; steps: StepCounts[] }

/**
 * Looks for steps that nobody completes since the latest release: as many as began would all have given up by chance with
 * `(1 − p)^n`, where the part `p` used to complete it. Whoever completes it ends the doubt.
 */
export const lookAtSteps = (latest: ReleaseCounts | null): Look => ({
  findings: (latest?.steps ?? []).flatMap(({ step, since, before }): AlertBody[] => {
    const usually = shareOf(before.completed, before.began)
    const isBroken =
      since.completed === 0 && before.began >= USUALLY_AT_LEAST && (1 - usually) ** since.began < CHANCE
    if (!latest || !isBroken) return []
    const { release, firstAt } = latest
    return [{ kind: 'step', step, release, since: firstAt.toISOString(), began: since.began, usually }]
  }),
  isUsual: (subject) =>
    (latest?.steps ?? []).some(({ step, since }) => step === subject && since.completed > 0),
})
