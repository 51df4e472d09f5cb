import { daysBetween, monthDay, shopDay } from '@/words/days'

const SOON_DAYS = 5

/** The last shop day a voucher is good on: it ends with the day before `expiresAt`. */
export const lastDayOf = (expiresAt: string) => shopDay(new Date(Date.parse(expiresAt) - 1).toISOString())

/** How long a voucher is good for; `soon` when one should think of it. */
export const sayExpiry = (expiresAt: string, now: Date) => {
  const lastDay = lastDayOf(expiresAt)
  const left = daysBetween(shopDay(now.toISOString()), lastDay)
  if (left > SOON_DAYS) return { soon: false, words: `到 ${monthDay(lastDay)}` }
  if (left > 1) return { soon: true, words: `还剩 ${left} 天` }
  return { soon: true, words: left === 1 ? '明天到期' : '今天到期' }
}

type Standing = { status: 'live' | 'spent' | 'expired'; expiresAt: string }

const DAY_MS = 86_400_000

/** Whether a voucher has a day before its last one that is still to come. */
export const canBeTold = ({ status, expiresAt }: Standing, now: Date) =>
  status === 'live' && Date.parse(expiresAt) - 2 * DAY_MS > now.getTime()

/** How many other vouchers of the person end before this one. */
export const toldBefore = (all: Standing[], { expiresAt }: Standing) =>
  all.filter((other) => other.status === 'live' && other.expiresAt < expiresAt).length
