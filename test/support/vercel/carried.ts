const list = (names: string) => names.trim().split(/\s+/)

const machine = `${process.platform}-${process.arch}`

/** The packages a door carries beside its bundles. They hold the OpenAPI document up or draw pictures, and nothing else loads them. */
export const CARRIED: Record<string, string[]> = {
  cron: [],
  events: [],
  index: list('@asteasolutions/zod-to-openapi @hono/zod-openapi @hono/zod-validator hono zod'),
  pictures: list(`sharp @img/colour @img/sharp-${machine} @img/sharp-libvips-${machine} detect-libc semver`),
  wechat: [],
}

const log = list(`
  pino @pinojs/redact atomic-sleep on-exit-leak-free pino-std-serializers
  quick-format-unescaped safe-stable-stringify sonic-boom thread-stream
`)
const ground = [...log, ...list('drizzle-orm zod uuid @date-fns/tz')]

/** The packages in what a door loads before its first request. Think twice before one is added: whoever wakes it waits. */
export const LOADED: Record<string, string[]> = {
  // The room of vouchers, whose notices these two send, brings the codes of the till.
  cron: [...ground, 'otpauth'],
  events: [...ground, 'isbot'],
  index: [...ground, 'hono', 'otpauth'],
  pictures: ground.filter((name) => name !== '@date-fns/tz'),
  wechat: [...ground, 'otpauth'],
}

const drivers = list(`
  pg pg-cloudflare pg-connection-string pg-int8 pg-pool pg-protocol pg-types pgpass
  postgres-array postgres-bytea postgres-date postgres-interval split2 xtend
  @neondatabase/serverless ws drizzle-orm
`)
const queue = list('pg-boss cron-parser luxon serialize-error')
const storage = list(`
  aws4fetch @vercel/blob async-retry is-buffer is-node-process retry throttleit undici
`)

/** The packages in what a door loads when it needs them. Which driver that is, is known when it runs. */
export const LOADED_LATER: Record<string, string[]> = {
  cron: [...drivers, ...queue, ...storage, 'jose', 'nodemailer', 'chinese-days'],
  events: [...drivers, 'jose'],
  // What writes a guest's copy of everything waits until somebody asks for one.
  index: [
    ...drivers,
    ...queue,
    ...storage,
    'jose',
    'nodemailer',
    'write-excel-file',
    'fflate',
    'chinese-days',
  ],
  pictures: [...drivers, ...queue, ...storage, 'jose'],
  wechat: [...drivers, ...queue, ...storage, 'jose', 'nodemailer'],
}
