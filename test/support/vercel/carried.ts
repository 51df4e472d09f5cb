const list = (names: string) => names.trim().split(/\s+/)

// Which of the two drivers is needed is known when a door runs, so it carries both.
const drivers = list(`
  pg pg-cloudflare pg-connection-string pg-int8 pg-pool pg-protocol pg-types pgpass
  postgres-array postgres-bytea postgres-date postgres-interval split2 xtend
  @neondatabase/serverless ws
`)
const log = list(`
  pino @pinojs/redact atomic-sleep on-exit-leak-free pino-abstract-transport pino-std-serializers
  quick-format-unescaped real-require safe-stable-stringify sonic-boom split2 thread-stream
`)
const ground = [...drivers, ...log, ...list('drizzle-orm zod uuid jose @date-fns/tz')]
const queue = list('pg-boss cron-parser luxon serialize-error')
const api = list('hono @hono/zod-openapi @hono/zod-validator @asteasolutions/zod-to-openapi otpauth')

const lists: Record<string, string[]> = {
  events: ground,
  wechat: ground,
  cron: [...ground, ...queue],
  index: [...ground, ...queue, ...api],
}

/** The packages that a door may carry. Think twice before one is added: whoever wakes the door waits for it. */
export const allowedPackages = (door: string) => [...new Set(lists[door])].sort()
