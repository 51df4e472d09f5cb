import { useState } from 'react'
import { BRAND } from '../../../../api/_insights/vocabulary'
import type { Workplace } from './use-workplace'

export type ScopeChoice = ReturnType<typeof useScope>

/** What somebody may look at: each store they manage, and an owner of several all of them together, which is `null`. */
export const useScope = ({ managed, managesAll, role, store }: Workplace, asked: string | undefined) => {
  const [wanted, choose] = useState(asked)
  const seesAll = role === 'owner' && managesAll && managed.length > 1
  const items = [
    ...(seesAll ? [{ key: BRAND as string, words: '全部门店' }] : []),
    ...managed.map(({ id, name }) => ({ key: id, words: name })),
  ]
  const chosen = items.find(({ key }) => key === wanted)?.key ?? store?.id ?? BRAND
  return { items, chosen, scope: chosen === BRAND ? null : chosen, choose }
}
