import type { Workplace } from './use-workplace'

/** A page's title, with the store's name where somebody works in several. */
export const titleIn = ({ store, stores }: Workplace, title: string) =>
  store && stores.length > 1 ? `${title} · ${store.name}` : title
