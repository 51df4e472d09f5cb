import type { ChannelKind } from '../../../_tracking/index.js'
import type { Suggestion } from '../contract.js'
import type { Said } from './saying.js'

/** What stands in the shop as the summary is made: of what may be changed from this page, offers that are given out. */
export type Standing = {
  storeId: string | null
  offers: {
    id: string
    /** One that it is good in. */
    storeId: string
    title: string
    stock: number | null
    claimed: number
  }[]
  /** Whether guests find an offer that they can claim. */
  hasOffers: boolean
  /** Dishes on the menu that are not featured; none where the menu is not this page's to change. */
  unfeatured: string[]
  /** The store's codes that are in use, since which shop day, the oldest first. */
  codes: { id: string; kind: ChannelKind; name: string; madeOn: string }[]
  /** Whether a tag sticks by itself to who does not come. */
  tagsNoShows: boolean
}

/** A suggestion as one of several: `weight` counts the people or papers that it is about. */
export type Candidate = {
  rank: 'leaving' | 'missing' | 'rising' | 'unbegun'
  weight: number
  suggestion: Suggestion
}

export const suggestion = (
  words: Said,
  detail: Said,
  button: Said,
  does: Suggestion['does'],
): Suggestion => ({
  ...{ words: words.text, detail: detail.text, button: button.text, does },
  facts: [...words.facts, ...detail.facts, ...button.facts],
})
