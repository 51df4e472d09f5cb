import type { SharedSummary, Summary } from '@/client/summaries'
import { dayOfMonth, monthDay, shopDay } from '@/words/days'
import { changeOf, figureInWords, sayFigure } from '@/words/figures'
import { MEASURES, type Measure } from '../../../../api/_insights/vocabulary'
import type { About, Line, Saying, WeekFigure, WeekPaperView } from './week-paper-view'

type Body = Summary['body'] | SharedSummary['body']
/** `clerks` are named to who works here alone. */
type Told = { body: Body; revision: number; clerks?: Summary['clerks'] }
type FigureLine = Body['figures'][number]

/** What a hurried owner looks at first. */
const FIRST: Measure[] = ['visits', 'returns', 'covers', 'noShowRate', 'members', 'billFen']
const NUMBERS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九']

/** A summary as it is shown, printed and drawn; `revision` from 2 on is a correction. */
export const weekPaperOf = ({ body, revision, clerks = [] }: Told): WeekPaperView => {
  const figures = body.figures.flatMap(figureOf)
  const isFirst = ({ measure }: WeekFigure) => FIRST.includes(measure)
  return {
    place: [body.merchantName, body.storeName ?? '全部门店'].join(' · '),
    title: body.title,
    span: [spanOf(body), ...(body.storeName ? [] : [`${countOf(body.stores)}家店`]), '读完一分钟'].join(
      ' · ',
    ),
    notices: noticesOf(body, revision),
    sayings: body.sentences.map((sentence) => sayingOf(sentence, clerks)),
    tiles: FIRST.flatMap((measure) => figures.filter((figure) => figure.measure === measure)),
    others: figures.filter((figure) => !isFirst(figure)),
    sources: sourcesOf(body),
    suggestions: body.suggestions.map(({ words, detail }) => ({ words, detail })),
    foot: `数字算到 ${monthDay(body.to)} 24:00`,
  }
}

/** 「11 月 23–29 日」, 「11 月 30 日 – 12 月 6 日」 */
export const spanOf = ({ from, to }: { from: string; to: string }) =>
  from.slice(0, 7) === to.slice(0, 7)
    ? `${monthDay(from).replace(' 日', '')}–${dayOfMonth(to)} 日`
    : `${monthDay(from)} – ${monthDay(to)}`

/** How long a link opens, for whoever has it. */
export const sayUntil = (expiresAt: string) => `这个链接 ${monthDay(shopDay(expiresAt))}前有效，只能看。`

/** 「两」 of two things. */
export const countOf = (count: number) => NUMBERS[count] ?? ` ${count} `

const noticesOf = ({ comparison, changes }: Body, revision: number) => [
  ...(revision > 1 ? [`更正过，这是第 ${revision} 版。${changes.map(changeInWords).join('；')}`] : []),
  ...(comparison.kind === 'usual' ? [] : [comparison.words]),
  ...(comparison.apart ? [`${comparison.apart}。`] : []),
]

const changeInWords = ({ measure, from, to }: Body['changes'][number]) => {
  const said = (value: number | null) => (value === null ? '没有数' : inWords(value, measure))
  return `${MEASURES[measure].words} ${said(from)} → ${said(to)}`
}

const inWords = (value: number, measure: Measure) => figureInWords(value, MEASURES[measure].unit)

const sayingOf = (sentence: Body['sentences'][number], clerks: Summary['clerks']): Saying => {
  const { words, detail } = sentence
  if (!('about' in sentence)) return { words, detail, about: null }
  const { about } = sentence
  return { words, detail: detail + clerkInWords(about, clerks), about: aboutOf(about) }
}

type SentenceAbout = Summary['body']['sentences'][number]['about']

/** Who holds the post that a sentence is about. */
const clerkInWords = (about: SentenceAbout, clerks: Summary['clerks']) => {
  const part = about?.part
  if (part?.kind !== 'clerk') return ''
  const name = clerks.find(({ staffId }) => staffId === part.id)?.name
  return name ? `是${name}核销的。` : ''
}

const aboutOf = (about: SentenceAbout): About | null =>
  about && {
    measure: about.measure,
    channelId: about.part?.kind === 'channel' ? about.part.id : null,
  }

/** A share of nothing has no tile. */
const figureOf = ({ measure, now, before, usual }: FigureLine): WeekFigure[] => {
  if (now === null) return []
  const { words, unit } = MEASURES[measure]
  const change = changeOf({ now, before, usual }, MEASURES[measure])
  return [
    {
      ...{ measure, words, change, range: { now, before, usual } },
      ...sayFigure(now, unit),
      said: [
        `${words} ${inWords(now, measure)}`,
        ...(before === null ? [] : [`前周 ${inWords(before, measure)}`]),
        ...(usual ? [`平常 ${inWords(usual.low, measure)}到 ${inWords(usual.high, measure)}`] : []),
      ].join('，'),
    },
  ]
}

const sourcesOf = ({ bestChannel, dishes }: Body): Line[] => [
  ...(bestChannel ? [channelLine(bestChannel)] : []),
  ...dishes.rising.map((dish) => dishLine(dish, 'more')),
  ...dishes.falling.map((dish) => dishLine(dish, 'less')),
]

const channelLine = ({ name, visitors, fans, members }: NonNullable<Body['bestChannel']>): Line => ({
  ...{ key: 'channel', way: null, words: `带来最多的是${name}` },
  detail: `来逛 ${visitors} 位 · 新粉丝 ${fans} 位 · 新会员 ${members} 位`,
})

const dishLine = (
  { dishId, name, now, before }: Body['dishes']['rising'][number],
  way: 'more' | 'less',
): Line => ({ ...{ key: dishId, way, words: name }, detail: `看的人 ${before} → ${now} 位` })

/** Which way the interest in a dish went. */
export const DISH_WAYS = { more: '看的多了', less: '看的少了' }

/** 「这周可以做三件事」 */
export const suggestionsTitle = (count: number) => `这周可以做${['', '一', '两', '三'][count] ?? ''}件事`

/** The span of the week that began on a Monday. */
export const weekSpan = (weekOn: string) =>
  spanOf({ from: weekOn, to: new Date(Date.parse(weekOn) + 6 * 86_400_000).toISOString().slice(0, 10) })
