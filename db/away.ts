const CODES = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR|08|57P0|53300)/

// What node-postgres and Neon's driver say without a code. Anchored, as drizzle's messages quote the parameters.
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client .* is not queryable|Error connecting to database|Server error \(HTTP status 5)/

type Fault = {
  code?: unknown
  message?: unknown
  name?: unknown
  type?: unknown
  cause?: unknown
  sourceError?: unknown
}

/** Whether an error of any of the drivers says that the database is away, silent or full, rather than that a statement was wrong. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  const { code, message, name, type, cause, sourceError } = error as Fault
  if (typeof code === 'string' && code) return CODES.test(code)
  if (typeof message === 'string' && MESSAGES.test(message)) return true
  // Neon's edge gives every fault of a statement its SQLSTATE; a WebSocket that fails throws its event.
  if (name === 'NeonDbError' || type === 'error') return true
  return isDatabaseAway(cause) || isDatabaseAway(sourceError)
}
