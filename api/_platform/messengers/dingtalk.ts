import { createHmac } from 'node:crypto'
import { busy, failed, readOutcome, refused, tooFast } from './answers.js'
import { bytesOf, fitLines } from './fitting.js'
import { linkInMarkdown, plainInMarkdown } from './markdown.js'
import { oneLine, type ReportMessage, SIGNED_OFF } from './message.js'
import type { Robot } from './robot.js'

/** It refuses messages of more than 20,000 bytes, quotes and all. */
const TEXT_BYTES = 18_000

/** Whoever is too fast is heard no more for ten minutes. */
const TOO_FAST = new Set([130101, 410100])
const BLOCKED_SECONDS = 600
/** A key that nobody has (three codes for it are told), a group that was dissolved, a robot that is not there. */
const GONE = new Set([300001, 300005, 400101, 400013, 400106])
const STOPPED = 400102
/** The robot's own conditions are not met; only the text says which of the three. */
const CONDITIONS = 310000
/** Text, picture or link that is not allowed. */
const CONTENT = new Set([430101, 430102, 430103, 430104])
const BUSY = -1

/** The group robot of DingTalk, as its page on 自定义机器人 tells it. It answers refusals with HTTP 200. */
export const dingtalk: Robot = {
  pace: [{ count: 20, seconds: 60 }],
  toRequest: ({ url, secret, message, now }) => ({
    url: secret ? signed(url, secret, now) : url,
    json: { msgtype: 'markdown', markdown: { title: oneLine(message.title), text: toText(message) } },
  }),
  read: (called) =>
    readOutcome(called, ({ code, text }) => {
      if (code === BUSY) return busy
      if (TOO_FAST.has(code)) return tooFast(BLOCKED_SECONDS)
      if (GONE.has(code)) return refused('gone')
      if (code === STOPPED) return refused('stopped')
      if (code === CONDITIONS) return refused(conditionOf(text))
      return failed(CONTENT.has(code) ? 'content' : 'refused')
    }),
}

const conditionOf = (text: string) => {
  if (/keyword|关键词/i.test(text)) return 'keyword'
  return /whitelist|白名单|\bip\b/i.test(text) ? 'ip' : 'signature'
}

/** base64(HMAC-SHA256(`timestamp\nsecret`, key secret)), of milliseconds, in the query. */
export const signOf = (timestamp: string, secret: string) =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

const signed = (url: URL, secret: string, now: Date) => {
  const timestamp = String(now.getTime())
  const at = new URL(url)
  at.searchParams.set('timestamp', timestamp)
  at.searchParams.set('sign', signOf(timestamp, secret))
  return at
}

const toText = ({ title, lines, link }: ReportMessage) => {
  // One line end is a blank to it.
  const put = (kept: string[]) =>
    [`### ${plainInMarkdown(title)}`, ...kept, ...(link ? [linkInMarkdown(link)] : []), SIGNED_OFF].join(
      '\n\n',
    )
  return put(fitLines(lines.map(plainInMarkdown), (kept) => bytesOf(JSON.stringify(put(kept))) <= TEXT_BYTES))
}
