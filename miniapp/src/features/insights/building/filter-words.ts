import type { EventMatch, Named } from '@/client/funnels'
import { grouped } from '@/words/figures'
import { yuan } from '@/words/money'
import { saySource } from '@/words/sources'
import { STORE, SUBJECTS, type SubjectName } from '../../../../../api/_insights/vocabulary'
import type { Source } from '../../../../../api/_tracking/vocabulary'

export type Filter = EventMatch['filters'][number]

type PropertyWords = { words: string; unit?: string; value?(value: string): string }

const PAGES: Record<string, string> = {
  home: '首页',
  menu: '菜单',
  coupons: '券',
  me: '我的',
  booking: '订座',
  booked: '订好了',
  coupon: '一张券',
  dish: '一道菜',
  favourites: '想吃的菜',
  membership: '会员',
  privacy: '隐私',
}

const FAN_BY: Record<string, string> = {
  favourite: '说想吃',
  claim: '领券',
  grant: '要提醒',
  booking: '订座',
  queue: '排队',
}

const inWords = (words: Record<string, string>) => (value: string) => words[value] ?? value

/** What can be asked of an event’s properties here, in words; what is picked by name is told of by `SUBJECTS`. */
export const PROPERTIES: Record<string, PropertyWords> = {
  partySize: { words: '人数', unit: '位' },
  daysAhead: { words: '提前', unit: '天' },
  seconds: { words: '停留', unit: '秒' },
  hits: { words: '找到', unit: '道' },
  billFen: { words: '账单', unit: '元' },
  discountFen: { words: '让利', unit: '元' },
  page: { words: '哪一页', value: inWords(PAGES) },
  by: { words: '因为', value: inWords(FAN_BY) },
  source: { words: '来路', value: (value) => saySource(value as Source) },
}

/** The words a property can be picked from; nothing where it is a figure. */
export const CHOICES: Record<string, { key: string; words: string }[]> = {
  page: Object.entries(PAGES).map(([key, words]) => ({ key, words })),
  by: Object.entries(FAN_BY).map(([key, words]) => ({ key, words })),
}

/** What stands before the names. */
const BEFORE_NAMES: Record<SubjectName, string> = { dishId: '', offerId: '', channel: '来源：', store: '在' }

const isSubject = (property: string): property is SubjectName => property in SUBJECTS

/** What a dish, an offer, a channel or a store is called, and that it is there no more; never its id. */
export const sayName = (property: SubjectName, value: string, names: Named[]) => {
  const { kind, gone } = SUBJECTS[property]
  const named = names.find((one) => one.value === value)
  if (!named) return `已经不在的${kind}`
  return named.gone ? `${named.words}（${gone}）` : named.words
}

const isMoney = (property: string) => property.endsWith('Fen')

/** 「人数 4 位以上」, 「哪一页：首页、菜单」, 「哪一页不是首页」. */
export const sayFilter = ({ property, is, values }: Filter, names: Named[]) => {
  if (isSubject(property)) {
    const said = values.map((value) => sayName(property, String(value), names)).join('、')
    return `${is === 'noneOf' ? '不是' : BEFORE_NAMES[property]}${said}`
  }
  const { words, unit = '', value = String } = PROPERTIES[property] ?? { words: property }
  const figure = Number(values[0])
  const size = isMoney(property) ? yuan(figure) : grouped(figure)
  if (is === 'atLeast') return `${words} ${size} ${unit}以上`
  if (is === 'atMost') return `${words} ${size} ${unit}以下`
  const said = values.map((one) => value(String(one))).join('、')
  return is === 'oneOf' ? `${words}：${said}` : `${words}不是${said}`
}

export type Askable =
  | { kind: 'figure' | 'words'; property: string; words: string; unit?: string }
  | { kind: 'names'; property: SubjectName; words: string }

/** What may be asked of an event: whatever is picked by name, the figures, and the words there are words for. */
export const askable = (properties: Record<string, string>): Askable[] =>
  Object.entries(properties).flatMap(([property, type]): Askable[] => {
    // A booking’s channel is no way that people come by.
    if (isSubject(property))
      return property === 'channel' && !('referrer' in properties)
        ? []
        : [{ kind: 'names', property, words: SUBJECTS[property].words }]
    const known = PROPERTIES[property]
    if (!known) return []
    const asked = { property, words: known.words, unit: known.unit }
    if (type === 'count' || type === 'fen') return [{ ...asked, kind: 'figure' }]
    return CHOICES[property] ? [{ ...asked, kind: 'words' }] : []
  })

/** The store something happened in can be asked of everything, where there are several. */
export const withStore = (properties: Record<string, string>) => ({ ...properties, [STORE]: 'id' })
