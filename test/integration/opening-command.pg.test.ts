import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase } from '../support/postgres.js'

const root = join(import.meta.dirname, '../..')
const SECRET = randomBytes(16).toString('hex')
const key = () => randomBytes(32).toString('base64')
const keys = {
  SHUKE_SEALING_KEYS: `t:${key()}`,
  SHUKE_LOOKUP_KEY: key(),
  SHUKE_TOKEN_KEY: key(),
  CRON_SECRET: key(),
}

let database: Awaited<ReturnType<typeof createDatabase>>
beforeAll(async () => {
  database = await createDatabase({ maxConnections: 1 })
})
afterAll(() => database?.close())

const run = (args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'api/_local/open-merchant.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...keys, DATABASE_URL: database.url, WECHAT_SECRET: SECRET },
  }).catch((error: { code: number; stdout: string; stderr: string }) => error)

const WISH = ['--name', '沈家面馆', '--slug', 'shen', '--appid', 'wx0123456789abcdef', '--store', '总店']

it('one command opens a merchant and tells its owner’s code, and nothing of its secret', async () => {
  const opened = await run(WISH)
  expect(opened.stdout).toMatch(/沈家面馆 is open at \/m\/shen\.\n.+: [2-9A-Z]{10}\n$/)
  const { rows } = (await database.db.execute(sql`select kind, sealed from merchant_secrets`)) as unknown as {
    rows: { kind: string; sealed: string }[]
  }
  expect(rows.map(({ kind }) => kind)).toEqual(['wechatSecret'])
  expect(JSON.stringify([opened.stdout, opened.stderr, rows])).not.toContain(SECRET)
})

it('says what is wrong, and opens nothing twice', async () => {
  expect((await run(WISH)).stderr).toContain('merchant_exists')
  const { stderr } = await run(['--name', '', '--slug', 'A b'])
  for (const word of ['name', 'slug', 'appid', 'store', 'npm run open-merchant'])
    expect(stderr).toContain(word)
})
