import type { ShareCard } from './share-card'

/** In WeChat a button of its own sends a card on; only the web sends links. */
export const shareLink = null as ((card: ShareCard) => Promise<'sent' | 'copied' | 'kept'>) | null
