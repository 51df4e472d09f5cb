import { pino } from 'pino'

export type Logger = {
  info(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/** One JSON line an entry on standard error. Callers pass codes, routes and figures; never a body, a header or a person. */
export const createLogger = (level: string): Logger => pino({ level, base: null }, pino.destination(2))

/** What may be said of an unexpected error in a log: its kind and where it came from; a message may quote a value. */
export const faultOf = (error: unknown) => {
  if (!(error instanceof Error)) return { kind: typeof error }
  const inner = error.cause instanceof Error ? error.cause : error
  const code = 'code' in inner ? String(inner.code) : undefined
  // The stack begins with the message.
  const at = inner.stack
    ?.slice(inner.stack.indexOf(inner.message) + inner.message.length)
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 6)
  return { kind: inner.name, code, at: at?.map((line) => line.trim()) }
}
