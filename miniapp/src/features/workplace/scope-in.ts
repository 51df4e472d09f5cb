import { BRAND } from '../../../../api/_insights/vocabulary'
import { titleIn } from './title-in'
import type { Workplace } from './use-workplace'

export const ALL_STORES = '全部门店'

/** The workplace in which a page is; `elsewhere` where its address means a store that one has no post in. */
export type Place = Workplace & { elsewhere?: boolean }

/**
 * Whose figures a page shows, by what its address says: a store’s, or those of all an owner’s; what it is called, and the
 * `place` for its door. Of a store that one has no post in there is neither store nor scope.
 */
export const scopeIn = (workplace: Workplace, asked: string | undefined, title: string) => {
  const all = asked === BRAND && workplace.role === 'owner'
  const store = asked && !all ? workplace.stores.find(({ id }) => id === asked) : workplace.store
  const place: Place = store
    ? { ...workplace, store, role: workplace.roleAt(store.id) }
    : { ...workplace, elsewhere: asked !== undefined }
  return {
    ...{ store, place, scope: all ? BRAND : store?.id },
    title:
      all && workplace.stores.length > 1 ? `${title} · ${ALL_STORES}` : titleIn({ ...place, store }, title),
  }
}
