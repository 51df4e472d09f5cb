import { areOfRegular } from './visit-rules.js'
import { SAME_NUMBER_DAYS, UNDO_DAYS } from './vocabulary.js'

const DAY_MS = 86_400_000

/** What is known of a person, in clear; instants as text. */
export type PersonState = {
  name: string | null
  avatar: string | null
  phone: string | null
  fanAt: string | null
  fanStoreId: string | null
  memberAt: string | null
  memberStoreId: string | null
  regularAt: string | null
  visits: number
  lastVisitOn: string | null
  under14: boolean
}

export type Visit = { on: string; firstAt: string }

/** What a merged person leaves on their own row: the ways to sign in stay there, all else is the survivor's. */
export const NOTHING_KNOWN: PersonState = {
  ...{ name: null, avatar: null, phone: null, under14: false },
  ...{ fanAt: null, fanStoreId: null, memberAt: null, memberStoreId: null },
  ...{ regularAt: null, visits: 0, lastVisitOn: null },
}

type Coming = { from: PersonState; into: PersonState; left: boolean }

/** What is known of the survivor; `left`: the last word of either on membership was to end it. Visits are counted apart. */
export const unite = ({ from, into, left }: Coming): PersonState => ({
  ...into,
  name: into.name ?? from.name,
  avatar: into.avatar ?? from.avatar,
  under14: into.under14 || from.under14,
  ...earlierFan(from, into),
  ...(left && (from.memberAt || into.memberAt)
    ? NO_MEMBER
    : { ...earlierMember(from, into), phone: phoneOf(from, into) }),
})

const NO_MEMBER = { memberAt: null, memberStoreId: null, phone: null }

const isEarlier = (one: string | null, another: string | null) =>
  one !== null && (another === null || one < another)

const earlierFan = (from: PersonState, into: PersonState) => {
  const { fanAt, fanStoreId } = isEarlier(from.fanAt, into.fanAt) ? from : into
  return { fanAt, fanStoreId }
}

const earlierMember = (from: PersonState, into: PersonState) => {
  const { memberAt, memberStoreId } = isEarlier(from.memberAt, into.memberAt) ? from : into
  return { memberAt, memberStoreId }
}

/** A number that WeChat told outranks a typed one, and the later told the earlier: numbers change. */
const phoneOf = (from: PersonState, into: PersonState) => {
  if (from.memberAt && isEarlier(into.memberAt ?? '', from.memberAt)) return from.phone
  return into.phone ?? from.phone
}

/** The figures that follow from the days somebody came; `known` are moments since which they counted as a regular. */
export const countVisits = (visits: Visit[], known: (string | null)[] = []) => {
  const days = visits.map(({ on }) => on).sort()
  const [, second] = [...new Set(days)]
  const became = visits.filter(({ on }) => on === second).map(({ firstAt }) => firstAt)
  const since = [...became, ...known.flatMap((at) => at ?? [])].sort()[0] ?? null
  return {
    visits: visits.length,
    lastVisitOn: days.at(-1) ?? null,
    regularAt: areOfRegular(days) ? since : null,
  }
}

type Candidate = { id: string; canSignIn: boolean; createdAt: Date }

/**
 * Who of two remains: who can sign in, then who was known first. The longer history has more rows, and what others
 * wrote down of a person points to it.
 */
export const decideSurvivor = <P extends Candidate>(one: P, another: P): { from: P; into: P } => {
  const rank = ({ id, canSignIn, createdAt }: Candidate) =>
    `${canSignIn ? 0 : 1} ${createdAt.toISOString()} ${id}`
  return rank(one) < rank(another) ? { from: another, into: one } : { from: one, into: another }
}

/** A number that two have verified so close to one another was not handed on in between. */
export const isSameNumber = (one: Date, another: Date) =>
  Math.abs(one.getTime() - another.getTime()) <= SAME_NUMBER_DAYS * DAY_MS

/** Up to when a merge can be undone. */
export const undoableSince = (now: Date) => new Date(now.getTime() - UNDO_DAYS * DAY_MS)

/** What a survivor is after parting: what the merge gave is given back, what has changed since stays. */
export const part = (now: PersonState, before: PersonState, after: PersonState): PersonState => {
  const group = <K extends keyof PersonState>(...keys: K[]) =>
    keys.every((key) => now[key] === after[key]) ? pick(before, keys) : pick(now, keys)
  return {
    ...now,
    ...group('name'),
    ...group('avatar'),
    ...group('under14'),
    ...group('fanAt', 'fanStoreId'),
    ...group('memberAt', 'memberStoreId', 'phone'),
  }
}

const pick = <K extends keyof PersonState>(state: PersonState, keys: K[]) =>
  Object.fromEntries(keys.map((key) => [key, state[key]])) as Pick<PersonState, K>
