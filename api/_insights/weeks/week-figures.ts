import type { Source } from '../../_tracking/index.js'
import type { FigureName } from '../vocabulary.js'

/** Those that are not there are none. */
export type Figures = Partial<Record<FigureName, number>>

export type ChannelOfWeek = {
  /** Null for who came without a channel's code. */
  channelId: string | null
  source: Source
  name: string
  /** No longer in use. */
  ended: boolean
  /** Devices a day, Monday first. */
  visitorsByDay: number[]
  visitors: number
  fans: number
  members: number
  visits: number
  costFen: number
}

type NightOfWeek = {
  /** The post of who redeemed; null where they work here no longer. */
  staffId: string | null
  redemptions: number
  discountFen: number
  billFen: number
}

/** What is kept of a finished week of a store, or of all of them. People are counted, not named. */
export type WeekFigures = {
  version: 1
  /** Whether it was there from Monday on. */
  whole: boolean
  figures: Figures
  /** Monday first. */
  days: { open: boolean; figures: Figures }[]
  periods: { name: string; seated: number; covers: number }[]
  channels: ChannelOfWeek[]
  /** Of all stores together, each of them; of one store, none. */
  stores: { id: string; name: string; figures: Figures }[]
  /** Distinct people who opened, liked or searched a dish. */
  dishes: { id: string; name: string; interest: number }[]
  offers: {
    id: string
    name: string
    claims: number
    redemptions: number
    discountFen: number
    billFen: number
  }[]
  /** Guests who were due long before the week was over; not there where a week was kept before they were counted. */
  lapsed?: number
  /** What was redeemed while the store was closed, by clerk. */
  nights: NightOfWeek[]
}

export const emptyWeek = (whole: boolean): WeekFigures => ({
  ...{ version: 1, whole, figures: {}, periods: [], channels: [], stores: [], dishes: [], offers: [] },
  days: Array.from({ length: 7 }, () => ({ open: false, figures: {} })),
  nights: [],
})
