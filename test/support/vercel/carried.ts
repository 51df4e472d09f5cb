const list = (names: string) => names.trim().split(/\s+/)

/** The packages a door carries beside its bundles. They hold the OpenAPI document up, and nothing else loads them. */
export const CARRIED: Record<string, string[]> = {
  cron: [],
  events: [],
  index: list('@asteasolutions/zod-to-openapi @hono/zod-openapi @hono/zod-validator hono zod'),
  wechat: [],
}

const log = list(`
  pino @pinojs/redact atomic-sleep on-exit-leak-free pino-std-serializers
  quick-format-unescaped safe-stable-stringify sonic-boom thread-stream
`)
const ground = [...log, ...list('drizzle-orm zod uuid @date-fns/tz')]

/** The packages in what a door loads before its first request. Think twice before one is added: whoever wakes it waits. */
export const LOADED: Record<string, string[]> = {
  cron: ground,
  events: ground,
  index: [...ground, 'hono', 'otpauth'],
  wechat: ground,
}

const drivers = list(`
  pg pg-cloudflare pg-connection-string pg-int8 pg-pool pg-protocol pg-types pgpass
  postgres-array postgres-bytea postgres-date postgres-interval split2 xtend
  @neondatabase/serverless ws drizzle-orm
`)
const queue = list('pg-boss cron-parser luxon serialize-error')

/** The packages in what a door loads when it needs them. Which driver that is, is known when it runs. */
export const LOADED_LATER: Record<string, string[]> = {
  cron: [...drivers, ...queue, 'jose'],
  events: [...drivers, 'jose'],
  index: [...drivers, ...queue, 'jose'],
  wechat: [...drivers, 'jose'],
}
