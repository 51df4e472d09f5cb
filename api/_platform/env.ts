import * as z from 'zod'

const Key = z
  .string()
  .regex(/^[0-9A-Za-z+/]{43}=$/, '32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))

/** What somebody brings in a header. */
const HeaderSecret = z.string().regex(/^[\x21-\x7e]{16,}$/, 'at least 16 characters, none of them a blank')

const SealingKeys = z
  .string()
  .regex(
    /^[0-9a-z]{1,8}:[0-9A-Za-z+/]{43}=(,[0-9a-z]{1,8}:[0-9A-Za-z+/]{43}=)*$/,
    'id:32 bytes in base64, comma separated',
  )
  .transform((text) =>
    text.split(',').map((entry) => {
      const [id = '', key = ''] = entry.split(':')
      return { id, key: Buffer.from(key, 'base64') }
    }),
  )
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'each id once')

/** An address on the internet without a path. */
const Origin = z.string().regex(/^https:\/\/[\w.-]+(:\d+)?$/, 'https://your.domain')

// In clear, and not on this machine.
const BARE = /^http:\/\/(?!(127\.0\.0\.1|localhost)[:/])/

/** Where WeChat and the groups' robots really are. */
const ORIGINS = {
  WECHAT_ORIGIN: 'https://api.weixin.qq.com',
  WECOM_ORIGIN: 'https://qyapi.weixin.qq.com',
  DINGTALK_ORIGIN: 'https://oapi.dingtalk.com',
  FEISHU_ORIGIN: 'https://open.feishu.cn',
} as const
type OriginName = keyof typeof ORIGINS
const ORIGIN_NAMES = Object.keys(ORIGINS) as OriginName[]
const elsewhereIn = (env: Record<OriginName, string>) =>
  ORIGIN_NAMES.filter((name) => env[name] !== ORIGINS[name])

/** `Shuke <report@example.com>`, or the address alone. */
const Sender = z.string().regex(/^([^<>@\p{Cc}]*<)?[^\s<>@]+@[^\s<>@]+>?$/u, 'an address to send mail from')

const Env = z
  .object({
    DATABASE_URL: z.string().regex(/^(postgres(ql)?:\/\/|file:|memory:)/, 'a postgres:// address'),
    SHUKE_SEALING_KEYS: SealingKeys,
    SHUKE_LOOKUP_KEY: Key,
    SHUKE_TOKEN_KEY: Key,
    CRON_SECRET: HeaderSecret,
    AGENCY_SECRET: HeaderSecret.optional(),
    PUBLIC_ORIGIN: Origin.optional(),
    BLOB_READ_WRITE_TOKEN: z.string().min(1).optional(),
    S3_BUCKET_URL: z.url({ protocol: /^https?$/ }).optional(),
    S3_ACCESS_KEY: z.string().min(1).optional(),
    S3_SECRET_KEY: z.string().min(1).optional(),
    S3_REGION: z.string().min(1).default('auto'),
    WECHAT_ORIGIN: z.url().default(ORIGINS.WECHAT_ORIGIN),
    WECOM_ORIGIN: z.url().default(ORIGINS.WECOM_ORIGIN),
    DINGTALK_ORIGIN: z.url().default(ORIGINS.DINGTALK_ORIGIN),
    FEISHU_ORIGIN: z.url().default(ORIGINS.FEISHU_ORIGIN),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: Sender.optional(),
    NODE_ENV: z.string().optional(),
    VERCEL: z.string().optional(),
  })
  .superRefine((env, check) => {
    for (const name of isProduction(env) ? elsewhereIn(env) : [])
      check.addIssue({ code: 'custom', path: [name], message: `in production only ${ORIGINS[name]}` })
  })
  .refine((env) => !env.SMTP_URL === !env.MAIL_FROM, {
    path: ['SMTP_URL'],
    message: 'goes with MAIL_FROM',
  })
  .refine((env) => !isProduction(env) || env.DATABASE_URL.startsWith('postgres'), {
    path: ['DATABASE_URL'],
    message: 'in production the database is a PostgreSQL server',
  })
  .refine((env) => !env.S3_BUCKET_URL || (env.S3_ACCESS_KEY && env.S3_SECRET_KEY), {
    path: ['S3_BUCKET_URL'],
    message: 'goes with S3_ACCESS_KEY and S3_SECRET_KEY',
  })
  .refine((env) => !isProduction(env) || !BARE.test(env.S3_BUCKET_URL ?? ''), {
    path: ['S3_BUCKET_URL'],
    message: 'in production a bucket is reached by https',
  })

export type Env = z.infer<typeof Env>

/**
 * Reads the settings once. The first sealing key seals, all of them open; the look-up key makes the keyed hashes.
 * Throws one sentence that names every missing or malformed variable, never a value.
 */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const read = Env.safeParse(source)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
  throw new Error(`Shuke cannot start, these settings are missing or malformed: ${faults.join(', ')}`)
}

const isProduction = (env: { NODE_ENV?: string; VERCEL?: string }) =>
  env.NODE_ENV === 'production' || env.VERCEL !== undefined
