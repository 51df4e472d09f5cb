import { randomBytes } from 'node:crypto'
import { type Answer, type AppState, fault, type Rule } from './world.js'

const LIFETIME_MS = 7_200_000
const RENEW_BEFORE_MS = 300_000
const FORCE_APART_MS = 30_000
const FORCE_A_DAY = 20
const DAY_MS = 86_400_000

export const stableToken: Rule = ({ state, body, now }) => {
  if (body.grant_type !== 'client_credential') return fault(40002, 'invalid grant_type')
  if (body.force_refresh === true) {
    state.forcedAt = state.forcedAt.filter((at) => at > now - DAY_MS)
    if (state.forcedAt.length >= FORCE_A_DAY) return fault(45009, 'reach max api daily quota limit')
    if (state.forcedAt.every((at) => at <= now - FORCE_APART_MS)) {
      state.forcedAt.push(now)
      state.tokens = []
    }
  }
  const latest = state.tokens.at(-1)
  if (latest && latest.expiresAt - now > RENEW_BEFORE_MS) return toAnswer(latest, now)
  const next = { text: randomBytes(256).toString('hex'), expiresAt: now + LIFETIME_MS }
  state.tokens.push(next)
  return toAnswer(next, now)
}

/** Whose token this is, or the fault it is answered with. */
export const findByToken = (
  states: Iterable<AppState>,
  token: string | undefined,
  now: number,
): AppState | Answer => {
  if (!token) return fault(41001, 'access_token missing')
  for (const state of states) {
    const found = state.tokens.find(({ text }) => text === token)
    if (found) return found.expiresAt > now ? state : fault(42001, 'access_token expired')
  }
  return fault(40001, 'invalid credential, access_token is invalid or not latest')
}

const toAnswer = ({ text, expiresAt }: { text: string; expiresAt: number }, now: number): Answer => ({
  access_token: text,
  expires_in: Math.floor((expiresAt - now) / 1000),
})
