import { minuteOfDay, shopDayOf, wallTime } from '../../_platform/clock.js'
import { FIGURES } from '../vocabulary.js'
import type { Alert, AlertBody } from './contract.js'
import { FLOW_STEPS, REDEMPTION_DOUBTS } from './vocabulary.js'

type Words = Pick<Alert, 'words' | 'details'>
type Of<K extends AlertBody['kind']> = Extract<AlertBody, { kind: K }>

/** What an alert's ids are called, and the zone its times are told in; null where nothing has that id any more. */
export type Names = { channel: string | null; clerk: string | null; timeZone: string }

/** An alert in one line, and its evidence in sentences: every number is the body's. */
export const wordsOf = (body: AlertBody, names: Names): Words => {
  switch (body.kind) {
    case 'figure':
      return figureWords(body, names)
    case 'channel':
      return channelWords(body, names)
    case 'redemptions':
      return redemptionWords(body, names)
    case 'step':
      return stepWords(body, names)
  }
}

const figureWords = ({ way, on, to, figures }: Of<'figure'>, { timeZone }: Names): Words => ({
  words: `${dayWords(on)}${way === 'less' ? '比平常冷清不少' : '比平常热闹不少'}`,
  details: figures.map(({ figure, value, low, high }) => {
    const { words, unit } = FIGURES[figure]
    const usual = low === high ? `${low}` : `${low}～${high}`
    return `到 ${wallTime(minuteOfDay(new Date(to), timeZone))}，${words} ${value} ${unit}；平常这时候 ${usual} ${unit}。`
  }),
})

const channelWords = ({ lastAt, came, expected }: Of<'channel'>, { channel, timeZone }: Names): Words => ({
  words: `「${channel ?? '一个来源'}」没人来了`,
  details: [
    `${hourWords(lastAt, timeZone)}以后${came > 0 ? `只来过 ${came} 位` : '没有人从这里来'}；照平常，到现在该有 ${expected} 位。`,
    '去看看：还在不在，码扫不扫得开。',
  ],
})

const redemptionWords = (
  { doubts, from, to, redemptionIds }: Of<'redemptions'>,
  { clerk, timeZone }: Names,
): Words => {
  const span = from === to ? momentWords(from, timeZone) : spanWords(from, to, timeZone)
  return {
    words: `有 ${redemptionIds.length} 张券核销得不寻常`,
    details: [
      `${span}，都是${clerk ?? '同一个人'}核销的。`,
      ...doubts.map((doubt) => `${REDEMPTION_DOUBTS[doubt]}。`),
    ],
  }
}

const stepWords = ({ step, release, since, began, usually }: Of<'step'>, { timeZone }: Names): Words => ({
  words: `新版本 ${release} 里，没有人${FLOW_STEPS[step].words}成功`,
  details: [
    `${momentWords(since, timeZone)} 起有 ${began} 位走到「${FLOW_STEPS[step].words}」，一位也没走完；之前 100 位里有 ${Math.round(usually * 100)} 位走完。`,
    '请找做小程序的人看看这个版本。',
  ],
})

const dayWords = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

const momentWords = (instant: string, timeZone: string) => {
  const at = new Date(instant)
  return `${dayWords(shopDayOf(at, timeZone))} ${wallTime(minuteOfDay(at, timeZone))}`
}

const hourWords = (instant: string, timeZone: string) => {
  const at = new Date(instant)
  return `${dayWords(shopDayOf(at, timeZone))} ${Math.floor(minuteOfDay(at, timeZone) / 60)} 点多`
}

const spanWords = (from: string, to: string, timeZone: string) => {
  const [start, end] = [new Date(from), new Date(to)]
  const isOneDay = shopDayOf(start, timeZone) === shopDayOf(end, timeZone)
  return `${momentWords(from, timeZone)} 到 ${isOneDay ? wallTime(minuteOfDay(end, timeZone)) : momentWords(to, timeZone)}`
}
