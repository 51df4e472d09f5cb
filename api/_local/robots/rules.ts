import { createHmac } from 'node:crypto'
import * as z from 'zod'
import type { RobotKind } from '../../_platform/messengers/addresses.js'
import type { Rules, Verdict } from './world.js'

const [MINUTE, HOUR] = [60_000, 3_600_000]

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')
const isWithinAnHour = (at: number, now: number) => Math.abs(now - at) <= HOUR

const WecomBody = z.object({
  msgtype: z.literal('markdown'),
  markdown: z.object({ content: z.string().min(1) }),
})
const DingtalkBody = z.object({
  msgtype: z.literal('markdown'),
  markdown: z.object({ title: z.string().min(1), text: z.string().min(1) }),
})
const FeishuPart = z.union([
  z.object({ tag: z.literal('text'), text: z.string() }),
  z.object({ tag: z.literal('a'), text: z.string(), href: z.url() }),
])
const FeishuBody = z.object({
  msg_type: z.literal('post'),
  content: z.object({
    post: z.object({ zh_cn: z.object({ title: z.string(), content: z.array(z.array(FeishuPart)).min(1) }) }),
  }),
})
const FeishuSignature = z.object({ timestamp: z.string().regex(/^\d{10}$/), sign: z.string() })

const verdict = (code: number, text: string): { verdict: Verdict } => ({ verdict: { code, text } })
const byErrcode = ({ code, text }: Verdict) => ({ errcode: code, errmsg: text })

const wecom: Rules = {
  path: /^\/cgi-bin\/webhook\/send$/,
  keyOf: (_, { key = '' }) => key,
  unknownKey: { code: 93000, text: 'invalid webhook url' },
  tooFast: { code: 45009, text: 'api freq out of limit' },
  limits: [{ count: 20, ms: MINUTE }],
  blockedMs: 0,
  isSigned: () => true,
  unsigned: { code: 0, text: '' },
  withoutKeyword: { code: 0, text: '' },
  read: ({ body }) => {
    const read = WecomBody.safeParse(body)
    if (!read.success) return verdict(40008, 'invalid message type')
    const { content } = read.data.markdown
    if (Buffer.byteLength(content) > 4_096) return verdict(40058, 'markdown.content exceed max length 4096')
    return { message: { title: '', text: content } }
  },
  answer: byErrcode,
}

const dingtalk: Rules = {
  path: /^\/robot\/send$/,
  keyOf: (_, { access_token = '' }) => access_token,
  unknownKey: { code: 300005, text: 'token is not exist' },
  tooFast: { code: 130101, text: 'send too fast, exceed 20 times per minute' },
  limits: [{ count: 20, ms: MINUTE }],
  blockedMs: 10 * MINUTE,
  isSigned: ({ query: { timestamp = '', sign }, now }, secret) =>
    isWithinAnHour(Number(timestamp), now) && sign === hmac(secret, `${timestamp}\n${secret}`),
  unsigned: { code: 310000, text: 'sign not match, more: [https://ding-doc.dingtalk.com/doc]' },
  withoutKeyword: {
    code: 310000,
    text: 'keywords not in content, more: [https://ding-doc.dingtalk.com/doc]',
  },
  read: ({ body, bytes, type }) => {
    if (!type.startsWith('application/json')) return verdict(43004, '无效的HTTP HEADER Content-Type')
    const read = DingtalkBody.safeParse(body)
    if (!read.success) return verdict(40035, '缺少参数 json')
    if (bytes > 20_000) return verdict(460101, 'message too long, exceed 20000 bytes')
    return { message: read.data.markdown }
  },
  answer: byErrcode,
}

const feishu: Rules = {
  path: /^\/open-apis\/bot\/v2\/hook\/[^/]+$/,
  keyOf: (path) => path.split('/').at(-1) ?? '',
  unknownKey: { code: 19001, text: 'param invalid: incoming webhook access token invalid' },
  tooFast: { code: 11232, text: 'frequency limited' },
  limits: [
    { count: 100, ms: MINUTE },
    { count: 5, ms: 1_000 },
  ],
  blockedMs: 0,
  isSigned: ({ body, now }, secret) => {
    const { data } = FeishuSignature.safeParse(body)
    if (!data || !isWithinAnHour(Number(data.timestamp) * 1000, now)) return false
    return data.sign === hmac(`${data.timestamp}\n${secret}`, '')
  },
  unsigned: { code: 19021, text: 'sign match fail or timestamp is not within one hour from current time' },
  withoutKeyword: { code: 19024, text: 'Key Words Not Found' },
  read: ({ body, bytes }) => {
    const read = FeishuBody.safeParse(body)
    if (!read.success || bytes > 20 * 1024) return verdict(9499, 'Bad Request')
    const { title, content } = read.data.content.post.zh_cn
    const text = content.map((line) => line.map((part) => part.text).join('')).join('\n')
    return { message: { title, text } }
  },
  answer: ({ code, text }) => ({ code, msg: text, data: {} }),
}

/** The rules of the three messengers' robots, as their help pages tell them. */
export const RULES: Record<RobotKind, Rules> = { wecom, dingtalk, feishu }
