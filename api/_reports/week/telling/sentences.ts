import { MEASURES } from '../../../_insights/index.js'
import type { Fact, Part, Sentence } from '../contract.js'
import { type ChannelChange, channelChange } from './channel-change.js'
import type { Weeks } from './comparing.js'
import type { DishMove } from './dish-moves.js'
import type { Asked } from './measuring.js'
import type { Move } from './moves.js'
import type { Reason } from './reasons.js'
import { fact, findFact, partWords, type Said, say, unitOf, weekdayWords } from './saying.js'

type About = NonNullable<Sentence['about']>

export const sentence = (words: Said, detail: Said, about: About | null): Sentence => ({
  ...{ words: words.text, detail: detail.text, about },
  facts: [...words.facts, ...detail.facts],
})

/** 「会员转化 12% → 9%：周三起「桌贴」扫码少了 41%。」 */
export const tellMove = (weeks: Weeks, move: Move, reason: Reason | null): Sentence => {
  const { measure, base } = move
  const label = MEASURES[measure].words
  const words =
    base === 'before'
      ? say`${label} ${fromToOf(weeks, { measure }, base)}`
      : say`${label} ${fact(weeks, { measure })}${unitOf({ measure })}，平常 ${fact(weeks, { measure }, 'usual')}`
  const [because, more] = reason ? becauseOf(weeks, reason, base) : [null, null]
  const about = { measure, part: reason?.part ?? null }
  const detail = join([usualOf(weeks, { measure }), more])
  return sentence(because ? say`${words}：${because}。` : say`${words}。`, detail, about)
}

const fromToOf = (weeks: Weeks, asked: Asked, base: Move['base']): Said =>
  say`${fact(weeks, asked, base)} → ${fact(weeks, asked)}${unitOf(asked)}`

/** 「平常 10% 到 13%」, or what it was the week before. */
const usualOf = (weeks: Weeks, asked: Asked): Said | null => {
  const [low, high] = [findFact(weeks, asked, 'usualLow'), findFact(weeks, asked, 'usualHigh')]
  if (low && high) return say`平常 ${low} 到 ${high}${unitOf(asked)}`
  const last = findFact(weeks, asked, 'before')
  return last && say`前一周 ${last}${unitOf(asked)}`
}

/** What explains it, and its numbers. */
const becauseOf = (weeks: Weeks, { part, measure }: Reason, base: Move['base']): [Said, Said | null] => {
  const change = part.kind === 'channel' ? channelChange(weeks, part) : null
  if (part.kind === 'channel' && change)
    return [channelWords(weeks, part, change), channelNumbers(weeks, part, change)]
  const [from, to] = [findFact(weeks, { measure, part }, base), findFact(weeks, { measure, part })]
  // A part may have no share of its own.
  const numbers = from && to ? say` ${from} → ${to}${unitOf({ measure })}` : ''
  return [say`主要在${partWords(part)}${numbers}`, null]
}

const SCANNED = new Set(['poster', 'tableSticker', 'receipt', 'scan'])
type ChannelPart = Extract<Part, { kind: 'channel' }>

/** 「周三起「桌贴」扫码少了 41%」 */
const channelWords = (weeks: Weeks, part: ChannelPart, { since, silent, way }: ChannelChange): Said => {
  const from = since === 1 ? '' : `${weekdayWords(since)}起`
  const whole = since === 1 ? '一整周' : ''
  const scanned = SCANNED.has(part.source)
  if (silent) return say`${from}${partWords(part)}${whole}${scanned ? '没人扫了' : '没带来人'}`
  const changed = fact(weeks, { measure: 'visitors', part, since }, 'onUsual')
  const [seen, verb] = [scanned ? '扫码' : '带来的人', way === 'less' ? '少了' : '多了']
  return say`${from}${partWords(part)}${seen}${verb} ${changed}`
}

/** 「周三到周日平常 59 人次，上周 35」 */
const channelNumbers = (weeks: Weeks, part: ChannelPart, { since }: ChannelChange): Said => {
  const asked = { measure: 'visitors', part, since } as const
  const days = since === 1 ? '一周' : since === 7 ? '周日' : `${weekdayWords(since)}到周日`
  return say`${days}平常 ${fact(weeks, asked, 'usual')} 人次，上周 ${fact(weeks, asked)}`
}

/** 「周三起「门口海报」没人扫了。」 */
export const tellChannel = (weeks: Weeks, part: ChannelPart, change: ChannelChange): Sentence =>
  sentence(say`${channelWords(weeks, part, change)}。`, say`${channelNumbers(weeks, part, change)}。`, {
    measure: 'visitors',
    part,
  })

/** 「打烊后核销了 14 张券，都是同一位店员。」 */
export const tellNight = (weeks: Weeks): Sentence => {
  const nights = [...weeks.now.nights].sort((a, b) => b.redemptions - a.redemptions)
  const [first] = nights
  const part: Part | null = first?.staffId ? { kind: 'clerk', id: first.staffId } : null
  const whole = { measure: 'nightRedemptions' } as const
  const who = !part ? '' : nights.length === 1 ? '，都是同一位店员' : '，多是同一位店员'
  const detail = join([
    part && nights.length > 1 ? say`这一位 ${fact(weeks, { ...whole, part })} 张` : null,
    part
      ? say`券让利 ${fact(weeks, { measure: 'discountFen', part })}，用券账单 ${fact(weeks, { measure: 'billFen', part })}`
      : null,
    weeks.last ? say`前一周 ${fact(weeks, whole, 'before')} 张` : null,
  ])
  return sentence(say`打烊后核销了 ${fact(weeks, whole)} 张券${who}。`, detail, {
    measure: 'nightRedemptions',
    part,
  })
}

/** 「看「红烧肉」的人多了，20 → 61 位。」 */
export const tellDish = (weeks: Weeks, { part, way }: DishMove): Sentence => {
  const asked = { measure: 'interest', part } as const
  const last: Fact | null = findFact(weeks, asked, 'before')
  return sentence(
    say`看${partWords(part)}的人${way === 'more' ? '多' : '少'}了，${fact(weeks, asked, 'usual')} → ${fact(weeks, asked)} 位。`,
    last ? say`前一周 ${last} 位。` : say`点开、想吃、搜过它的人都算。`,
    asked,
  )
}

const join = (parts: (Said | null)[]): Said => {
  const said = parts.filter((part): part is Said => part !== null)
  if (said.length === 0) return { text: '', facts: [] }
  return { text: `${said.map(({ text }) => text).join('；')}。`, facts: said.flatMap(({ facts }) => facts) }
}
