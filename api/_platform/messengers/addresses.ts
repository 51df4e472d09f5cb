import * as z from 'zod'

export type MessengerKind = 'wecom' | 'dingtalk' | 'feishu' | 'email'
export type RobotKind = Exclude<MessengerKind, 'email'>

type Form = { host: string; path: string; key: RegExp; parameter: string | null }

/** The only addresses robots have: their own host and path, and a key in one place. */
const FORMS: Record<RobotKind, Form> = {
  wecom: {
    host: 'qyapi.weixin.qq.com',
    path: '/cgi-bin/webhook/send',
    parameter: 'key',
    key: /^[0-9A-Za-z-]{16,64}$/,
  },
  dingtalk: {
    host: 'oapi.dingtalk.com',
    path: '/robot/send',
    parameter: 'access_token',
    key: /^[0-9A-Za-z]{16,128}$/,
  },
  feishu: {
    host: 'open.feishu.cn',
    path: '/open-apis/bot/v2/hook/',
    parameter: null,
    key: /^[0-9A-Za-z-]{16,64}$/,
  },
}

const Mailbox = z.email().max(254)

/**
 * What is worth keeping of an address that somebody pasted: a robot's key, or a mailbox in small letters. Null for any other
 * address: what is called later is put together from the robot's own host, so that nobody can have us call elsewhere.
 */
export const readAddress = (kind: MessengerKind, text: string): string | null => {
  if (kind === 'email') return Mailbox.safeParse(text.trim().toLowerCase()).data ?? null
  const { host, path, key, parameter } = FORMS[kind]
  if (!URL.canParse(text.trim())) return null
  const url = new URL(text.trim())
  const found = parameter ? (url.searchParams.get(parameter) ?? '') : url.pathname.slice(path.length)
  return key.test(found) && url.href === addressOf(kind, found, `https://${host}`).href ? found : null
}

/** Where a robot with this key is called. */
export const addressOf = (kind: RobotKind, key: string, origin: string): URL => {
  const { path, parameter } = FORMS[kind]
  return new URL(parameter ? `${path}?${parameter}=${key}` : `${path}${key}`, origin)
}

/** Enough of an address to tell it from others, and too little to send to it: `…7c1e`, `l***@example.com`. */
export const maskAddress = (kind: MessengerKind, address: string) =>
  kind === 'email' ? address.replace(/^(.).*@/, '$1***@') : `…${address.slice(-4)}`
