import * as z from 'zod'

// In clear, it leads to this machine alone.
const WEB = /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)[:/]/

const TITLE_MAX = 60

/** As much of a title as a message has room for, never half a character, which no database would keep. */
export const fitTitle = (text: string) => text.slice(0, TITLE_MAX).replace(/[\ud800-\udbff]$/, '')

/** What a robot or a mail says: plain text, a title and one line after the other, and where to read on. */
export const ReportMessage = z.object({
  title: z.string().regex(/\S/).max(TITLE_MAX),
  lines: z.array(z.string().max(500)).max(40),
  link: z.object({ words: z.string().min(1).max(20), url: z.url().max(1_000).regex(WEB) }).nullable(),
})
export type ReportMessage = z.infer<typeof ReportMessage>

/**
 * One line of plain text: what would end it, or turn its direction, becomes a blank, and in what a chat or a mailbox would
 * make a link of by itself (`a.cn`, `http://1.2.3.4`) stands a blank of no width. Numbers stay as they are.
 */
export const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .replace(ADDRESS_SIGN, '$&\u200b')

/** A dot that may stand before the end of a host's name, full-width ones too, and what follows the name of a protocol. */
const ADDRESS_SIGN = /(?<=\S)[.．｡](?=\p{L})|:(?=\/\/)/gu

/** The last line of all of them: a robot that takes only messages with a keyword can be given this one. */
export const SIGNED_OFF = '—— 熟客'
