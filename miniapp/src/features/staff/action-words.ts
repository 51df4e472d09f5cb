import type { StaffList } from '@/client/members'
import type { StaffActionPage } from '@/client/reports'
import { shopDay } from '@/words/days'
import { sayPastDay } from '@/words/past'
import { memberName, type Place } from './staff-words'

type Action = StaffActionPage['items'][number]

/** What was done day by day, the latest first as it came. */
export const daysOf = (actions: Action[], today: string) => {
  const days: { on: string; words: string; actions: Action[] }[] = []
  for (const action of actions) {
    const on = shopDay(action.at)
    const last = days[days.length - 1]
    if (last?.on === on) last.actions.push(action)
    else days.push({ on, words: sayPastDay(on, today), actions: [action] })
  }
  return days
}

/** 「小吴 · 滨江店」; the store only where there are several. */
export const actionBy = ({ who, storeId }: Action, stores: Place[]) => {
  const store = stores.length > 1 ? stores.find(({ id }) => id === storeId) : undefined
  return [memberName(who), store?.name].filter(Boolean).join(' · ')
}

/** Each person once, whatever posts they hold; of one store where it is named, with the owners. */
export const peopleOf = ({ items }: StaffList, storeId: string | undefined) => {
  const here = items.filter((item) => !storeId || item.storeId === null || item.storeId === storeId)
  return [...new Map(here.map((item) => [item.personId, memberName(item)]))].map(([key, words]) => ({
    key,
    words,
  }))
}
