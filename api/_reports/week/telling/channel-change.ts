import { medianOf, type WeekFigures } from '../../../_insights/index.js'
import type { Part } from '../contract.js'
import type { Weeks } from './comparing.js'
import { channelOf, sum } from './measuring.js'

type ChannelPart = Extract<Part, { kind: 'channel' }>

/** `since` is the weekday it began on; `silent` where nobody came from then on. */
export type ChannelChange = { since: number; silent: boolean; way: 'more' | 'less'; strength: number }

/** So many would have been expected at least, or silence means nothing: e⁻⁸ is one in three thousand. */
const EXPECTED_AT_LEAST = 8
const WEEKS_AT_LEAST = 2
const DAYS = 7
/** Three standard deviations: twice the logarithm of a likelihood ratio is χ² with one degree of freedom (Wilks). */
const STRENGTH_AT_LEAST = 9

/**
 * Whether and from which day on a channel brought fewer or more than from that weekday on in the weeks before (the median):
 * the day that splits the week best into as usual and otherwise (likelihood ratio of Poisson counts). Null where nothing is sure.
 */
export const channelChange = (weeks: Weeks, part: ChannelPart): ChannelChange | null => {
  const past = weeks.like.filter((week) => channelOf(week, part))
  if (past.length < WEEKS_AT_LEAST) return null
  const usualFrom = (day: number) => medianOf(past.map((week) => sum(daysOf(week, part).slice(day))))
  const days = daysOf(weeks.now, part)
  return silence(days, usualFrom) ?? shift(days, usualFrom)
}

const daysOf = (week: WeekFigures, part: ChannelPart) =>
  channelOf(week, part)?.visitorsByDay ?? Array(7).fill(0)

/** The change of a part that is a channel, where it went the same way. */
export const sureChange = (weeks: Weeks, part: Part, way: 'more' | 'less'): ChannelChange | null => {
  const change = part.kind === 'channel' ? channelChange(weeks, part) : null
  return change?.way === way ? change : null
}

type UsualFrom = (day: number) => number

const silence = (days: number[], usualFrom: UsualFrom): ChannelChange | null => {
  const since = days.findLastIndex((count) => count > 0) + 1
  const missed = since < DAYS ? usualFrom(since) : 0
  if (missed < EXPECTED_AT_LEAST) return null
  return { since: since + 1, silent: true, way: 'less', strength: 2 * missed }
}

const shift = (days: number[], usualFrom: UsualFrom): ChannelChange | null => {
  let best: ChannelChange | null = null
  for (let day = 0; day < DAYS; day++) {
    const [seen, usual] = [sum(days.slice(day)), usualFrom(day)]
    if (usual < EXPECTED_AT_LEAST) continue
    const strength = 2 * ((seen > 0 ? seen * Math.log(seen / usual) : 0) - (seen - usual))
    if (strength < STRENGTH_AT_LEAST || strength <= (best?.strength ?? 0)) continue
    best = { since: day + 1, silent: false, way: seen < usual ? 'less' : 'more', strength }
  }
  return best
}

/** Every channel that the week, or those before it, know and that is still in use. */
export const channelParts = ({ now, earlier }: Weeks): ChannelPart[] => {
  const parts = new Map<string, ChannelPart>()
  const ended = new Set(now.channels.flatMap(({ ended: over, channelId }) => (over && channelId) || []))
  for (const week of [now, ...earlier])
    for (const { channelId: id, source, name } of week?.channels ?? [])
      if (!(id && ended.has(id)) && !parts.has(id ?? source))
        parts.set(id ?? source, { kind: 'channel', id, source, name })
  return [...parts.values()]
}
