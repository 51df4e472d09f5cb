import { copy } from './phone'
import { logShare, type ShareCard } from './share-card'

/** Sends a link on by what the browser has for it, else puts it on the clipboard; `kept` if neither went. */
export const shareLink = async (card: ShareCard) => {
  const { title, page } = card
  logShare(card)
  const url = `${location.origin}${location.pathname}#/${page}`
  if (navigator.share) {
    return navigator.share({ title, url }).then(
      () => 'sent' as const,
      () => 'kept' as const,
    )
  }
  return (await copy(`${title} ${url}`)) ? 'copied' : 'kept'
}
