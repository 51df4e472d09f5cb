import { MEASURES } from '../../_insights/index.js'
import { fitTitle, type ReportMessage } from '../../_outreach/index.js'
import type { SummaryBody } from './contract.js'
import { spell } from './telling/saying.js'

const TOLD = ['visitors', 'fans', 'members', 'visits', 'covers', 'redemptions'] as const

/** A summary as a robot or a mail says it; `url` is where to read on. */
export const messageOf = (body: SummaryBody, url: string | null): ReportMessage => ({
  title: fitTitle(`${body.storeName ?? body.merchantName} ${body.title}`),
  lines: [
    `${dayInWords(body.from)}到 ${dayInWords(body.to)}`,
    ...body.sentences.map(({ words, detail }) => [words, detail].filter(Boolean).join(' ')),
    TOLD.flatMap((measure) => figureOf(body, measure)).join(' · '),
  ],
  link: url ? { words: '看这一周', url } : null,
})

const figureOf = ({ figures }: SummaryBody, measure: (typeof TOLD)[number]) => {
  const now = figures.find((line) => line.measure === measure)?.now
  return now ? [`${MEASURES[measure].words} ${spell({ measure, when: 'now', value: now })}`] : []
}

/** `11 月 23 日` */
const dayInWords = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
