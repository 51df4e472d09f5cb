import { TOUCH_DAYS } from '../../_tracking/index.js'
import { bestPath } from './best-path.js'
import type { Breakdown } from './contract.js'
import type { EntrySpan, Path, PathRules } from './paths.js'
import { type Touch, touchKey } from './read-touches.js'
import type { Unit } from './units.js'

/** How far one person, or one use of the app, came, and what they are put down under; null is in no group. */
export type Outcome = { who: string; session: number; at: number[]; split: string[] | null }

const TOUCH_MS = TOUCH_DAYS * 86_400_000

/** The properties of events that a breakdown wants to know. */
export const propertiesAsked = (breakdown: Breakdown | null): string[] =>
  breakdown?.by === 'step' ? breakdown.properties : []

/** Evaluates units one by one; who never entered, or has no clean attempt, has no outcome. */
export const outcomeOf = (unit: Unit, { rules, span, breakdown, touches }: Evaluating): Outcome | null => {
  const path = bestPath(rules, unit.happenings, span)
  if (!path) return null
  const { who, session } = unit
  const came = touches.get(touchKey(who, session)) ?? []
  return { who, session, at: path.at, split: breakdown && splitOf(breakdown, unit, path, came) }
}

export type Evaluating = {
  rules: PathRules
  span: EntrySpan
  breakdown: Breakdown | null
  touches: Map<string, Touch[]>
}

/** What is missing is empty; 0 is a value like others. All properties are of one touch, or of one event. */
export const splitOf = (breakdown: Breakdown, unit: Unit, path: Path, came: Touch[]): string[] | null => {
  if (breakdown.by === 'step') {
    const event = path.by[breakdown.step - 1]
    return event === undefined ? null : (unit.values?.[event] ?? null)
  }
  const touch = breakdown.by === 'firstTouch' ? came[0] : lastTouch(came, path.at.at(-1) ?? 0)
  return breakdown.properties.map((property) => touch?.[property] ?? '')
}

/** The latest by any channel in the 30 days before the last step that was taken; none came by themselves. */
const lastTouch = (came: Touch[], at: number) =>
  came.findLast((touch) => touch.source !== 'direct' && touch.at <= at && touch.at >= at - TOUCH_MS)
