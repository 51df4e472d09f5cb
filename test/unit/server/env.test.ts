import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readEnv } from '../../../api/_platform/env.js'

const key = () => randomBytes(32).toString('base64')
const good = {
  DATABASE_URL: 'postgres://shuke:pass-word@db.example/shuke',
  SHUKE_SEALING_KEYS: `b:${key()},a:${key()}`,
  SHUKE_LOOKUP_KEY: key(),
  SHUKE_TOKEN_KEY: key(),
  CRON_SECRET: key(),
}
const NAMES = Object.keys(good) as (keyof typeof good)[]
const faultOf = (source: Record<string, string | undefined>) => {
  try {
    readEnv(source)
  } catch (error) {
    return (error as Error).message
  }
  return null
}

it('complete settings are read: the first sealing key seals, WeChat is at its own address', () => {
  for (const where of [{}, { NODE_ENV: 'production' }, { VERCEL: '1' }]) {
    const env = readEnv({ ...good, ...where })
    expect(env.SHUKE_SEALING_KEYS.map(({ id, key }) => [id, key.length])).toEqual([
      ['b', 32],
      ['a', 32],
    ])
    expect(env.SHUKE_TOKEN_KEY).toHaveLength(32)
    expect(env.WECHAT_ORIGIN).toBe('https://api.weixin.qq.com')
  }
})

describe.each([{}, { NODE_ENV: 'production' }, { VERCEL: '1' }])('in %o', (where) => {
  it('nothing starts without its keys, and every missing one is named', () => {
    for (const name of NAMES) {
      const fault = faultOf({ ...good, ...where, [name]: undefined })
      expect(fault).toContain(name)
      for (const other of NAMES.filter((one) => one !== name)) expect(fault).not.toContain(other)
    }
    const fault = faultOf(where)
    for (const name of NAMES) expect(fault).toContain(name)
  })

  it('two sealing keys of one id are refused, for one of them could never open again', () => {
    const twice = faultOf({ ...good, ...where, SHUKE_SEALING_KEYS: `k1:${key()},k1:${key()}` })
    expect(twice).toContain('SHUKE_SEALING_KEYS')
  })

  it('a malformed setting is named, its value never told', () => {
    for (const name of NAMES) {
      const fault = faultOf({ ...good, ...where, [name]: 'hush-hush-1234' })
      expect(fault).toContain(name)
      expect(fault).not.toContain('hush')
    }
    const short = faultOf({ ...good, ...where, SHUKE_TOKEN_KEY: randomBytes(31).toString('base64') })
    expect(short).toContain('SHUKE_TOKEN_KEY')
  })
})

describe.each([{ NODE_ENV: 'production' }, { VERCEL: '1' }])('production, %o,', (where) => {
  it.each(['WECHAT_ORIGIN', 'WECOM_ORIGIN', 'DINGTALK_ORIGIN', 'FEISHU_ORIGIN'] as const)(
    'asks nobody else at the %s',
    (name) => {
      const elsewhere = { [name]: 'http://127.0.0.1:4321' }
      const fault = faultOf({ ...good, ...where, ...elsewhere })
      expect(fault).toContain(name)
      expect(fault).not.toContain('4321')
      expect(readEnv({ ...good, ...elsewhere })[name]).toBe(elsewhere[name])
    },
  )

  it('sends mail from an address of its own, through a server that is named with it', () => {
    const SMTP_URL = 'smtps://report:hush@smtp.example.com'
    const MAIL_FROM = '熟客 <report@example.com>'
    expect(faultOf({ ...good, ...where, SMTP_URL, MAIL_FROM })).toBeNull()
    for (const half of [{ SMTP_URL }, { MAIL_FROM }])
      expect(faultOf({ ...good, ...where, ...half })).toContain('SMTP_URL')
    for (const wrong of [{ SMTP_URL: 'https://hush.example' }, { MAIL_FROM: 'hush\r\nBcc: x@y.example' }]) {
      const fault = faultOf({ ...good, ...where, SMTP_URL, MAIL_FROM, ...wrong })
      expect(fault).toContain(Object.keys(wrong)[0])
      expect(fault).not.toContain('hush')
    }
  })

  it.each(['memory:', 'file:/srv/hush'])('keeps nothing in %s', (DATABASE_URL) => {
    const fault = faultOf({ ...good, ...where, DATABASE_URL })
    expect(fault).toContain('DATABASE_URL')
    expect(fault).not.toContain('hush')
    expect(faultOf({ ...good, DATABASE_URL })).toBeNull()
  })
})
