import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { logEvent } from './events'

/** What a friend gets: words, a picture, and the page it opens. `page` is a path with its query, without a leading slash. */
export type ShareCard = {
  title: string
  page: string
  picture?: string
  /** What it is a card of. */
  of: { what: 'shop' | 'dish' | 'offer' | 'booking'; dishId?: string; offerId?: string }
}

/** Writes down that somebody wanted to send it on; whether they did nobody tells. */
export const logShare = ({ of }: ShareCard) => logEvent('share_tapped', of)

/** What the page is sent on as, by its own button and by WeChat's; until the card is there the page goes as it is. */
export const useShareCard = (card: ShareCard | undefined) => {
  useShareAppMessage(() => {
    if (!card) return {}
    logShare(card)
    return { title: card.title, path: `/${card.page}`, imageUrl: card.picture }
  })
}

/** The same for the wall that all of one's friends see; there WeChat opens the page the card was sent from. */
export const useTimelineCard = (card: ShareCard | undefined) => {
  useShareTimeline(() => {
    if (!card) return {}
    logShare(card)
    return { title: card.title, imageUrl: card.picture }
  })
}
