import { MEASURES, medianOf } from '../../../_insights/index.js'
import { dayAfter } from '../../../_platform/clock.js'
import type { Fact, Part } from '../contract.js'
import { usual, type Weeks } from './comparing.js'
import { type Asked, channelOf, countIn } from './measuring.js'

/** Words, and the numbers that stand in them. */
export type Said = { text: string; facts: Fact[] }

/** Words with facts in them, each written as a person would; no number gets into a sentence but through this. */
export const say = (words: TemplateStringsArray, ...parts: (string | Fact | Said)[]): Said => {
  const said: Said = { text: words[0] ?? '', facts: [] }
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'string') said.text += part
    else if ('text' in part) {
      said.text += part.text
      said.facts.push(...part.facts)
    } else {
      said.text += spell(part)
      said.facts.push(part)
    }
    said.text += words[at + 1] ?? ''
  }
  return said
}

/** What a number is in these weeks; null where there is none to say. */
export const findFact = (
  weeks: Weeks,
  { measure, part = null, since = 1 }: Asked,
  when: Fact['when'] = 'now',
): Fact | null => {
  const value = READ[when](weeks, { measure, part, since })
  return value === null || !Number.isFinite(value) ? null : { measure, part, since, when, value }
}

/** The same where it is known to be there. */
export const fact = (weeks: Weeks, asked: Asked, when: Fact['when'] = 'now'): Fact => {
  const found = findFact(weeks, asked, when)
  if (!found) throw new Error(`there is no ${when} of ${asked.measure}`)
  return found
}

type Read = (weeks: Weeks, asked: Asked) => number | null

const now: Read = ({ now: week }, asked) => countIn(week, asked)
const last: Read = (weeks, asked) => {
  const week = weeks.last
  return week && countIn(week, asked)
}
/** The middle of the weeks before, however few; of a channel, of those that it was there in. */
const middle: Read = (weeks, asked) => {
  const { part } = asked
  const known = weeks.like.filter((week) => part?.kind !== 'channel' || channelOf(week, part))
  const values = known.flatMap((week) => countIn(week, asked) ?? [])
  return values.length === 0 ? null : medianOf(values)
}
const change =
  (base: Read): Read =>
  (weeks, asked) => {
    const [to, from] = [now(weeks, asked), base(weeks, asked)]
    return to === null || from === null ? null : (to - from) / from
  }

const READ: Record<Fact['when'], Read> = {
  now,
  before: last,
  usual: middle,
  usualLow: (weeks, asked) => usual(weeks, asked)?.low ?? null,
  usualHigh: (weeks, asked) => usual(weeks, asked)?.high ?? null,
  onBefore: change(last),
  onUsual: change(middle),
}

/** `1,240`, `12%`, `¥860`, `1.68 万元`. */
export const spell = ({ measure, when, value }: Pick<Fact, 'measure' | 'when' | 'value'>): string => {
  if (when === 'onBefore' || when === 'onUsual') return `${Math.round(Math.abs(value) * 100)}%`
  const { unit } = MEASURES[measure]
  if (unit === '%') return `${Math.round(value * 1_000) / 10}%`
  if (unit !== '元') return grouped(Math.round(value))
  const yuan = Math.round(value / 100)
  return yuan < MANY_YUAN ? `¥${grouped(yuan)}` : `${Math.round(yuan / 100) / 100} 万元`
}

const MANY_YUAN = 10_000
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** `位`; what carries its unit already needs none. */
export const unitOf = ({ measure }: Asked): string => {
  const { unit } = MEASURES[measure]
  return unit === '%' || unit === '元' ? '' : ` ${unit}`
}

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
export const weekdayWords = (weekday: number): string => WEEKDAYS[weekday - 1] ?? ''

export const partWords = (part: Part): string => {
  switch (part.kind) {
    case 'channel':
      return part.id ? `「${part.name}」` : part.name
    case 'day':
      return weekdayWords(new Date(`${part.on}T00:00:00Z`).getUTCDay() || 7)
    case 'offer':
    case 'dish':
      return `「${part.name}」`
    case 'clerk':
      return '同一位店员'
    case 'period':
    case 'store':
      return part.name
  }
}

export const dayOf = (weeks: Weeks, weekday: number): Part => ({
  kind: 'day',
  on: dayAfter(weeks.monday, weekday - 1),
})
