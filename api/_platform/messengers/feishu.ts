import { createHmac } from 'node:crypto'
import { failed, readOutcome, refused, tooFast } from './answers.js'
import { bytesOf, fitLines } from './fitting.js'
import { oneLine, type ReportMessage, SIGNED_OFF } from './message.js'
import type { Robot } from './robot.js'

/** It counts the whole body. */
const BODY_BYTES = 20_000

const TOO_FAST = 11232
/** One code for a body it cannot read and for too many calls; the text says which. */
const BAD_OR_TOO_MANY = 9499
const GONE = 19001
const STOPPED = 19007
const SIGNATURE = 19021
const IP = 19022
const KEYWORD = 19024

/** The group robot of Feishu, as its page on 自定义机器人 tells it. */
export const feishu: Robot = {
  pace: [
    { count: 100, seconds: 60 },
    { count: 5, seconds: 1 },
  ],
  toRequest: ({ url, secret, message, now }) => ({
    url,
    json: toBody(message, secret ? signatureOf(secret, now) : {}),
  }),
  read: (called) =>
    readOutcome(called, ({ code, text }) => {
      if (code === TOO_FAST) return tooFast(60)
      if (code === BAD_OR_TOO_MANY) return /too many/i.test(text) ? tooFast(60) : failed('content')
      if (code === GONE) return refused('gone')
      if (code === STOPPED) return refused('stopped')
      if (code === SIGNATURE) return refused('signature')
      if (code === IP) return refused('ip')
      if (code === KEYWORD) return refused('keyword')
      return failed('refused')
    }),
}

/** base64(HMAC-SHA256(nothing, key `timestamp\nsecret`)), of seconds, in the body. */
export const signOf = (timestamp: string, secret: string) =>
  createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')

const signatureOf = (secret: string, now: Date) => {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return { timestamp, sign: signOf(timestamp, secret) }
}

/** A post: its texts are shown as they are, whatever signs are in them. */
const toBody = ({ title, lines, link }: ReportMessage, signature: object) => {
  const put = (kept: string[]) => ({
    ...signature,
    msg_type: 'post',
    content: {
      post: {
        zh_cn: {
          title: oneLine(title),
          content: [
            ...kept.map((text) => [{ tag: 'text', text }]),
            ...(link ? [[{ tag: 'a', text: oneLine(link.words), href: new URL(link.url).href }]] : []),
            [{ tag: 'text', text: SIGNED_OFF }],
          ],
        },
      },
    },
  })
  return put(fitLines(lines.map(oneLine), (kept) => bytesOf(JSON.stringify(put(kept))) <= BODY_BYTES))
}
