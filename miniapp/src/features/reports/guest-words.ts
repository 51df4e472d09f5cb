import type { Guest, GuestPage } from '@/client/reports'
import { daysBetween, shopDay } from '@/words/days'
import { yuan } from '@/words/money'
import { sayPastDay } from '@/words/past'

type Summary = GuestPage['items'][number]

export const summaryName = ({ name, phoneTail }: Summary) =>
  name ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')

/** 「来过 3 次 · 昨天」 */
export const summaryDetail = ({ visits, lastActAt }: Summary, today: string) =>
  [visits ? `来过 ${visits} 次` : '还没来过', sayPastDay(shopDay(lastActAt), today)].join(' · ')

export const guestName = ({ name, phoneMasked }: Guest) =>
  name ?? (phoneMasked ? `尾号 ${phoneMasked.slice(-4)}` : '没留名字')

/** 「她和我们」, as far as how they are called tells. */
export const sectionTitle = ({ name }: Guest) => {
  if (name?.endsWith('女士')) return '她和我们'
  return name?.endsWith('先生') ? '他和我们' : '来往'
}

/** 「138 **** 6628 · 8 月 2 日成为会员」 */
export const guestSince = ({ phoneMasked, memberSince, fanSince }: Guest, today: string) => {
  const since = memberSince ?? fanSince
  return [phoneMasked, since && `${sayPastDay(shopDay(since), today)}成为${memberSince ? '会员' : '粉丝'}`]
    .filter(Boolean)
    .join(' · ')
}

export const guestFigures = ({ visits, lastVisitOn, averageBillFen }: Guest, today: string) => [
  { figure: visits ? `${visits} 次` : '–', words: visits ? '来过' : '还没来过' },
  lastVisitOn === today
    ? { figure: '今天', words: '上回来' }
    : { figure: lastVisitOn ? `${daysBetween(lastVisitOn, today)} 天` : '–', words: '上回到现在' },
  {
    figure: averageBillFen === null ? '–' : `¥ ${yuan(Math.round(averageBillFen / 100) * 100)}`,
    words: '每回大约',
  },
]

/** What else is worth knowing at the table. */
export const guestTags = ({ redemptions, savedFen, liveVouchers, noShows }: Guest) => [
  ...(liveVouchers ? [`手上有 ${liveVouchers} 张券`] : []),
  ...(redemptions ? [`用过 ${redemptions} 张券${savedFen ? `，省了 ¥${yuan(savedFen)}` : ''}`] : []),
  ...(noShows ? [`订了没来 ${noShows} 回`] : []),
]
