import type { MemberFigures } from '@/client/insights'
import { grouped } from '@/words/figures'
import {
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type MemberGroup,
  type MemberStanding,
} from '../../../../../api/_insights/vocabulary'
import type { Drawn } from '../chart/options'
import { sayPart } from '../funnels/funnel-words'

const GROUPS = Object.keys(MEMBER_GROUPS) as MemberGroup[]
const STANDINGS = Object.keys(MEMBER_STANDINGS) as MemberStanding[]

export const standingsOf = ({ standings }: MemberFigures) =>
  STANDINGS.filter((name) => name !== 'all').map((name) => ({
    figure: `members-${name}` as const,
    words: MEMBER_STANDINGS[name].words,
    now: grouped(standings[name]),
    part: sayPart(standings.all > 0 ? standings[name] / standings.all : null),
  }))

/** Who they are by how lately and how often they came, with a way to each. */
export const groupsOf = ({ groups, standings }: MemberFigures) =>
  GROUPS.map((name) => ({
    figure: `members-${name}` as const,
    ...MEMBER_GROUPS[name],
    now: grouped(groups[name]),
    part: sayPart(standings.all > 0 ? groups[name] / standings.all : null),
  }))

/** 「来过 3 次」, 「4–5 次」, 「10 次以上」. */
export const stepWords = ({ from, to }: { from: number; to: number | null }) => {
  if (to === null) return `${from} 次以上`
  return from === to ? `${from} 次` : `${from}–${to} 次`
}

/** How many members came how often, a bar each. */
export const visitsDrawn = ({ visits }: MemberFigures): Drawn => ({
  kind: 'bars',
  points: visits.map((step) => ({
    label: stepWords(step).replace(' 次', '').replace('以上', '+'),
    value: step.members,
  })),
  say: grouped,
})

export const sayVisits = ({ visits }: MemberFigures) =>
  visits.map((step) => `来过 ${stepWords(step)}的 ${step.members} 位`).join('，')
