import type { Opening } from '@/client/storefront'
import { sayDay } from '@/words/days'

/** The state of a store as a pill shows it. */
export const openingPill = ({ open }: Opening) =>
  open ? ({ tone: 'good', children: '营业中' } as const) : ({ tone: 'gone', children: '休息中' } as const)

/** 「今天到 21:30」, 「今天 17:00 开门」, with the reason if there is one. */
export const openingWords = ({ open, closesAt, opensOn, opensAt, closureReason }: Opening, today: string) => {
  if (open) return closesAt ? `今天到 ${closesAt}` : null
  const opens = opensOn && opensAt ? `${sayDay(opensOn, today)} ${opensAt} 开门` : null
  return [closureReason, opens].filter(Boolean).join(' · ') || null
}
