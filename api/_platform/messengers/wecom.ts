import { busy, failed, readOutcome, refused, tooFast } from './answers.js'
import { bytesOf, fitLines } from './fitting.js'
import { linkInMarkdown, plainInMarkdown } from './markdown.js'
import { type ReportMessage, SIGNED_OFF } from './message.js'
import type { Robot } from './robot.js'

/** WeCom counts the bytes of the content alone. */
const CONTENT_BYTES = 4_096

/** 93000 is a key that is wrong or whose robot was taken out of the group, 93004 one that was switched off, 93008 one that is not in the group. */
const GONE = new Set([93000, 93008])
const STOPPED = 93004
/** Calls a minute, and calls at once. */
const TOO_FAST = new Set([45009, 45033])
const TOO_LONG = 40058
const BUSY = -1

/** The group robot of WeCom, as its help page on 群机器人 tells it. */
export const wecom: Robot = {
  pace: [{ count: 20, seconds: 60 }],
  toRequest: ({ url, message }) => ({
    url,
    json: { msgtype: 'markdown', markdown: { content: toContent(message) } },
  }),
  read: (called) =>
    readOutcome(called, ({ code }) => {
      if (code === BUSY) return busy
      if (TOO_FAST.has(code)) return tooFast(60)
      if (GONE.has(code)) return refused('gone')
      if (code === STOPPED) return refused('stopped')
      return failed(code === TOO_LONG ? 'content' : 'refused')
    }),
}

const toContent = ({ title, lines, link }: ReportMessage) => {
  const put = (kept: string[]) =>
    [`**${plainInMarkdown(title)}**`, ...kept, ...(link ? [linkInMarkdown(link)] : []), SIGNED_OFF].join('\n')
  return put(fitLines(lines.map(plainInMarkdown), (kept) => bytesOf(put(kept)) <= CONTENT_BYTES))
}
