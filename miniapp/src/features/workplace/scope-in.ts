import { BRAND } from '../../../../api/_insights/vocabulary'
import { titleIn } from './title-in'
import type { Workplace } from './use-workplace'

export const ALL_STORES = '全部门店'

/** Whose figures a page shows, by what its address says: a store’s, or those of all an owner’s; and what it is called. */
export const scopeIn = (workplace: Workplace, asked: string | undefined, title: string) => {
  const store = workplace.stores.find(({ id }) => id === asked) ?? workplace.store
  const all = asked === BRAND && workplace.role === 'owner'
  return {
    store,
    scope: all ? BRAND : store?.id,
    title:
      all && workplace.stores.length > 1
        ? `${title} · ${ALL_STORES}`
        : titleIn({ ...workplace, store }, title),
  }
}
