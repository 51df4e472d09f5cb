import { useState } from 'react'
import { BRAND } from '../../../../api/_insights/vocabulary'
import { ALL_STORES, type Place } from './scope-in'
import type { Workplace } from './use-workplace'

export type ScopeChoice = ReturnType<typeof useScope>

/** What somebody may look at: each store they manage, and an owner of several all of them together, which is `null`; `place` is for the page’s door. */
export const useScope = (workplace: Workplace, asked: string | undefined) => {
  const { managed, managesAll, role, store } = workplace
  const [wanted, choose] = useState(asked)
  const seesAll = role === 'owner' && managesAll && managed.length > 1
  const items = [
    ...(seesAll ? [{ key: BRAND as string, words: ALL_STORES }] : []),
    ...managed.map(({ id, name }) => ({ key: id, words: name })),
  ]
  const chosen = items.find(({ key }) => key === wanted)?.key ?? store?.id ?? BRAND
  const means = (key: string) => items.some((item) => item.key === key) || (key === BRAND && role === 'owner')
  const place: Place = { ...workplace, elsewhere: wanted !== undefined && !means(wanted) }
  return { items, chosen, scope: chosen === BRAND ? null : chosen, choose, place }
}
