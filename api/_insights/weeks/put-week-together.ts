import { dayAfter, instantOf } from '../../_platform/clock.js'
import { type Hours, periodsOn } from '../../_storefront/index.js'
import {
  CHANNEL_KINDS,
  type ChannelKind,
  SCENE_SOURCES,
  type SceneSource,
  type Source,
} from '../../_tracking/index.js'
import type { LapsedCount } from '../figures/lapsed.js'
import { BRAND } from '../vocabulary.js'
import type { ChannelCount } from './count-channels.js'
import type { DishCount } from './count-dishes.js'
import type { FigureCount } from './count-figures.js'
import type { OfferCount } from './count-offers.js'
import type { NightCount, PeriodCount } from './count-tables.js'
import type { ChannelOfWeek, Figures, WeekFigures } from './week-figures.js'

type Store = { id: string; name: string; timeZone: string; createdAt: Date; hours: Hours }
type Code = { id: string; storeId: string; kind: ChannelKind; name: string; endedAt: Date | null }
/** What was counted of all scopes and weeks, by `keyOf`. */
export type WeekCounts = {
  figures: Map<string, FigureCount[]>
  channels: Map<string, ChannelCount[]>
  dishes: Map<string, DishCount[]>
  offers: Map<string, OfferCount[]>
  periods: Map<string, PeriodCount[]>
  nights: Map<string, NightCount[]>
  lapsed: Map<string, LapsedCount[]>
  codes: Code[]
}
type Wish = { scope: string; weekOn: string; stores: Store[]; counts: WeekCounts }

const DISHES_KEPT = 100
/** A channel is laid beside so many weeks. */
const WEEKS_MISSED = 9

/** Of a scope, and a week by its Monday, or a day. */
export const keyOf = (scope: string, at: string, daily = false) => `${scope} ${at}${daily ? ' daily' : ''}`

/** A week of a store, or of all of them, from what was counted. */
export const putWeekTogether = ({ scope, weekOn, stores, counts }: Wish): WeekFigures => {
  const own = scope === BRAND ? stores : stores.filter(({ id }) => id === scope)
  const key = keyOf(scope, weekOn)
  const channels = counts.channels.get(key) ?? []
  const ofStores = <T>(rows: Map<string, T[]>) => own.flatMap(({ id }) => rows.get(keyOf(id, weekOn)) ?? [])
  const figuresOf = (of: string, at: string, daily: boolean): Figures =>
    Object.fromEntries(
      (counts.figures.get(keyOf(of, at, daily)) ?? []).map(({ figure, value }) => [figure, value]),
    )
  return {
    version: 1,
    whole: own.some(({ createdAt, timeZone }) => createdAt <= instantOf(weekOn, 0, timeZone)),
    figures: figuresOf(scope, weekOn, false),
    days: [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
      const on = dayAfter(weekOn, ahead)
      return {
        open: own.some(({ hours }) => periodsOn(hours, on).length > 0),
        figures: figuresOf(scope, on, true),
      }
    }),
    periods: addUp(ofStores(counts.periods), ({ name }) => name, ['seated', 'covers']).map(
      ({ name, seated, covers }) => ({ name, seated, covers }),
    ),
    channels: [...channelsOf(channels, counts.codes), ...overOf(counts.codes, { own, channels, weekOn })],
    stores:
      scope === BRAND ? own.map(({ id, name }) => ({ id, name, figures: figuresOf(id, weekOn, false) })) : [],
    dishes: (counts.dishes.get(key) ?? [])
      .map(({ id, name, interest }) => ({ id, name, interest }))
      .sort((a, b) => b.interest - a.interest || a.id.localeCompare(b.id))
      .slice(0, DISHES_KEPT),
    offers: (counts.offers.get(key) ?? []).map(({ storeId: _, weekOn: __, ...offer }) => offer),
    lapsed: counts.lapsed.get(key)?.[0]?.people ?? 0,
    nights: addUp(ofStores(counts.nights), ({ staffId }) => staffId ?? '', [
      'redemptions',
      'discountFen',
      'billFen',
    ]).map(({ staffId, redemptions, discountFen, billFen }) => ({
      staffId,
      redemptions,
      discountFen,
      billFen,
    })),
  }
}

/** Rows of one key as one, with these columns added up. */
const addUp = <T extends object, C extends keyof T>(
  rows: T[],
  keyOf: (row: T) => string,
  columns: C[],
): T[] => {
  const sums = new Map<string, T>()
  for (const row of rows) {
    const known = sums.get(keyOf(row))
    if (!known) sums.set(keyOf(row), { ...row })
    else for (const column of columns) known[column] = (Number(known[column]) + Number(row[column])) as T[C]
  }
  return [...sums.values()]
}

/** Those that brought somebody or cost something. */
const channelsOf = (rows: ChannelCount[], codes: Code[]): ChannelOfWeek[] => {
  const known = new Map(codes.map((code) => [code.id, code]))
  return [...groupsOf(rows, ({ channelId, source }) => channelId ?? source).values()].flatMap((ofChannel) => {
    const [first] = ofChannel
    if (!first) return []
    const code = known.get(first.channelId ?? '')
    const total = (column: 'visitors' | 'fans' | 'members' | 'visits' | 'costFen', day: number | null) =>
      ofChannel.reduce((sum, row) => sum + (row.day === day ? row[column] : 0), 0)
    return {
      ...{ channelId: first.channelId, source: first.source, name: code?.name ?? sourceWords(first.source) },
      ended: Boolean(code?.endedAt),
      visitorsByDay: [0, 1, 2, 3, 4, 5, 6].map((day) => total('visitors', day)),
      ...{ visitors: total('visitors', null), fans: total('fans', null), members: total('members', null) },
      ...{ visits: total('visits', null), costFen: total('costFen', null) },
    }
  })
}

/** Channels that were put away in the weeks before and brought nobody since: nobody misses them. */
const overOf = (
  codes: Code[],
  { own, channels, weekOn }: { own: Store[]; channels: ChannelCount[]; weekOn: string },
): ChannelOfWeek[] => {
  const since = instantOf(dayAfter(weekOn, -7 * WEEKS_MISSED), 0, 'UTC')
  const came = new Set(channels.map(({ channelId }) => channelId))
  const isOver = ({ id, storeId, endedAt }: Code) =>
    endedAt !== null && endedAt > since && !came.has(id) && own.some((store) => store.id === storeId)
  return codes.filter(isOver).map(({ id, kind, name }) => ({
    ...{ channelId: id, source: kind, name, ended: true, visitorsByDay: Array(7).fill(0) },
    ...{ visitors: 0, fans: 0, members: 0, visits: 0, costFen: 0 },
  }))
}

export const groupsOf = <T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const sourceWords = (source: Source) =>
  source in CHANNEL_KINDS ? CHANNEL_KINDS[source as ChannelKind] : SCENE_SOURCES[source as SceneSource].words
