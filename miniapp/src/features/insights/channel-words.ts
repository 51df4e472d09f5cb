import type { ChannelDetail, ChannelList } from '@/client/channels'
import { dayOfMonth, daysBetween, monthDay } from '@/words/days'
import { grouped } from '@/words/figures'
import { yuan } from '@/words/money'
import { FIGURES } from '../../../../api/_insights/vocabulary'
import { CHANNEL_KINDS, type ChannelKind, SCENE_SOURCES } from '../../../../api/_tracking/vocabulary'
import type { Drawn } from './chart/options'

type Made = ChannelList['channels'][number]
type Figures = Made['figures']

export const KINDS = (Object.keys(CHANNEL_KINDS) as ChannelKind[]).map((key) => ({
  key,
  words: CHANNEL_KINDS[key],
}))

export const kindWords = (kind: ChannelKind) => CHANNEL_KINDS[kind]

/** What one of a kind is called as long as nobody has said where it hangs. */
export const NAME_HINTS: Record<ChannelKind, string> = {
  poster: '门口的海报',
  tableSticker: '大堂的桌贴',
  receipt: '收银小票',
  article: '十一月的文章',
  video: '后厨的视频',
  friend: '老陈介绍的',
}

/** What stands on the print of a kind. */
export const PRINT_LINES: Record<ChannelKind, string> = {
  poster: '扫一扫，先看看今晚的空桌',
  tableSticker: '扫一扫，领张券再点菜',
  receipt: '扫一扫，下次来先留座',
  article: '扫一扫，看看这周的菜',
  video: '扫一扫，这道菜今天还有',
  friend: '朋友说好吃，扫一扫看看',
}

export const spanWords = ({ from, to }: { from: string; to: string }) => {
  const end = from.slice(0, 7) === to.slice(0, 7) ? `${dayOfMonth(to)} 日` : monthDay(to)
  return `${monthDay(from)} – ${end}，近 ${daysBetween(from, to) + 1} 天`
}

export const stagesOf = ({ visitors, fans, members, visits }: Figures) => [
  { figure: grouped(visitors), words: FIGURES.visitors.words },
  { figure: grouped(fans), words: FIGURES.fans.words },
  { figure: grouped(members), words: FIGURES.members.words },
  { figure: grouped(visits), words: FIGURES.visits.words },
]

/** 「每位粉丝 ¥8.80」; what it cost in all where it has brought no fan yet. */
export const costWords = ({ costFen, fans }: Figures) => {
  if (costFen === 0) return '没记花费'
  return fans > 0 ? `每位粉丝 ¥${yuan(Math.round(costFen / fans))}` : `花了 ¥${yuan(costFen)}`
}

export const eachItems = ({ each }: ChannelDetail) => {
  const said = (fen: number | null) => (fen === null ? '–' : `¥${yuan(fen)}`)
  return [
    { figure: said(each.fanFen), words: '每位粉丝' },
    { figure: said(each.memberFen), words: '每位会员' },
    { figure: said(each.visitFen), words: '每次到店' },
  ]
}

/** The sources without a code, whoever brought most first; who came by themselves last, for that is no source. */
export const sourceRows = ({ sources }: Pick<ChannelList, 'sources'>) =>
  sources
    .map(({ source, ...row }) => ({ source, ...row, words: sourceWords(source) }))
    .filter(({ figures }) => figures.visitors + figures.fans + figures.members + figures.visits > 0)
    .sort(
      (one, other) =>
        Number(one.source === 'direct') - Number(other.source === 'direct') ||
        other.figures.visitors - one.figures.visitors,
    )

const sourceWords = (source: ChannelList['sources'][number]['source']) =>
  source in SCENE_SOURCES
    ? SCENE_SOURCES[source as keyof typeof SCENE_SOURCES].words
    : CHANNEL_KINDS[source as ChannelKind]

export const mostVisitors = (rows: { figures: Figures }[]) =>
  Math.max(1, ...rows.map(({ figures }) => figures.visitors))

/** The last 28 days as a line; labelled are the first of each week and today. */
export const dailyDrawn = (daily: ChannelDetail['daily']): Drawn => {
  const last = daily.length - 1
  return {
    kind: 'line',
    points: daily.map(({ on, visitors }, index) => ({
      value: visitors,
      label: index === last ? '今天' : index % 7 === 0 && last - index > 3 ? shortDay(on) : '',
    })),
    say: grouped,
  }
}

const shortDay = (on: string) => `${Number(on.slice(5, 7))}/${dayOfMonth(on)}`

// Five names of four signs stand beside each other on the narrowest phone.
const MOST_DRAWN = 5
const LABEL_CHARACTERS = 4

type Way = { key: string; words: string; figures: Figures; visitorsBefore: number }

/** Every way people came by, whoever brought most first: the codes and what is no code. */
export const waysOf = (list: Pick<ChannelList, 'channels' | 'sources'>): Way[] =>
  [
    ...list.channels.map(({ id, name, ...row }) => ({
      key: id,
      words: name,
      figures: row.figures,
      visitorsBefore: row.visitorsBefore,
    })),
    ...sourceRows(list).map(({ source, ...row }) => ({ key: source, ...row })),
  ].sort((one, other) => other.figures.visitors - one.figures.visitors)

/** The ways that brought most, beside the span before. */
export const waysDrawn = (ways: Way[], compared: boolean): Drawn => {
  const drawn = ways.slice(0, MOST_DRAWN)
  return {
    kind: 'bars',
    points: drawn.map(({ words, figures }) => ({
      label: words.slice(0, LABEL_CHARACTERS),
      value: figures.visitors,
    })),
    before: compared ? drawn.map(({ visitorsBefore }) => visitorsBefore) : undefined,
    say: grouped,
  }
}

export const sayWays = (ways: Way[]) =>
  ways
    .slice(0, MOST_DRAWN)
    .map(({ words, figures }) => `${words} ${figures.visitors} 位`)
    .join('，')

/** 「多 3 位」; nothing where there is nothing to stand beside. */
export const sayMore = (now: number, before: number | undefined) => {
  if (before === undefined) return '–'
  if (now === before) return '一样'
  return now > before ? `多 ${grouped(now - before)}` : `少 ${grouped(before - now)}`
}
