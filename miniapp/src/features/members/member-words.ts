import type { Me } from '@/client/members'
import { monthDay } from '@/words/days'

export const STAGES = ['新客', '粉丝', '会员', '熟客'] as const

/** How far this person has come with the shop, as a place in `STAGES`. */
export const stageOf = ({ isRegular, memberSince, isFan }: Me) =>
  isRegular ? 3 : memberSince ? 2 : isFan ? 1 : 0

/** 「来过 7 次 · 上回 11 月 14 日」 */
export const visitsInWords = ({ visits, lastVisitOn, staff }: Me) => {
  if (visits && lastVisitOn) return `来过 ${visits} 次 · 上回 ${monthDay(lastVisitOn)}`
  return staff.length > 0 ? '在店里上班，自己也能订座领券' : '还没来过，随时来坐坐'
}

const GREETINGS = [
  { until: '05:00', words: '夜深了' },
  { until: '11:00', words: '早上好' },
  { until: '13:00', words: '中午好' },
  { until: '18:00', words: '下午好' },
  { until: '24:00', words: '晚上好' },
]

/** 「陈女士，晚上好」 */
export const greeting = (name: string | null, time: string) => {
  const words = GREETINGS.find(({ until }) => time < until)?.words ?? ''
  return name ? `${name}，${words}` : '你好'
}

const ROLES = { clerk: '店员', manager: '店长', owner: '老板' }

/** 「滨江店店员」 */
export const postInWords = ({ role, storeId }: Me['staff'][number], stores: { id: string; name: string }[]) =>
  `${stores.find(({ id }) => id === storeId)?.name ?? ''}${ROLES[role]}`
