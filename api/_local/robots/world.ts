import type { RobotKind } from '../../_platform/messengers/addresses.js'

export type StandInRobot = {
  kind: RobotKind
  key: string
  /** What its messages have to be signed with. */
  secret?: string
  /** What a message has to contain. */
  keyword?: string
}

/** A message that came up in a group. */
export type Posted = { kind: RobotKind; key: string; title: string; text: string; at: Date }

/** What a robot answers: 0 is its success. */
export type Verdict = { code: number; text: string }

export const OK: Verdict = { code: 0, text: 'ok' }

/** Words of one call, as a robot reads them. */
export type Call = { query: Record<string, string>; body: unknown; bytes: number; type: string; now: number }

type Reading = { message: { title: string; text: string } } | { verdict: Verdict }

/** What a messenger's robots hold their callers to. Times are milliseconds. */
export type Rules = {
  path: RegExp
  /** The robot's key in its address. */
  keyOf(path: string, query: Record<string, string>): string
  unknownKey: Verdict
  tooFast: Verdict
  limits: { count: number; ms: number }[]
  /** For how long whoever was too fast is not heard. */
  blockedMs: number
  isSigned(call: Call, secret: string): boolean
  unsigned: Verdict
  withoutKeyword: Verdict
  read(call: Call): Reading
  answer(verdict: Verdict): object
}
