import { useShareAppMessage } from '@tarojs/taro'

/** In WeChat a button of its own sends a card to a chat; the web has none. */
export const canShare = process.env.TARO_ENV === 'weapp'

/** What the page's own button sends on; WeChat's menu sends the page as it is. `page` is a path with its query. */
export const useSharedByButton = (card: { title: string; page: string }) =>
  useShareAppMessage(({ from }) => (from === 'button' ? { title: card.title, path: `/${card.page}` } : {}))
