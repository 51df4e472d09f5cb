import type { Pulse } from '@/client/insights'
import { dayOfMonth, daysBetween, monthDay } from '@/words/days'

type FigureName = keyof Pulse['figures']
type Change = { way: 'more' | 'less' | 'same'; words: string }

export const TILES: { name: FigureName; words: string; unit: string }[] = [
  { name: 'visits', words: '到店', unit: '位' },
  { name: 'fans', words: '新粉丝', unit: '位' },
  { name: 'members', words: '新会员', unit: '位' },
  { name: 'bookings', words: '订座', unit: '单' },
  { name: 'claims', words: '领券', unit: '张' },
  { name: 'redemptions', words: '核销', unit: '张' },
]

export const changeOf = ({ now, before }: Pulse['figures'][FigureName]): Change => {
  if (now === before) return { way: 'same', words: '一样' }
  return now > before
    ? { way: 'more', words: `多 ${now - before}` }
    : { way: 'less', words: `少 ${before - now}` }
}

/** What the figures count, and what they stand beside. */
export const spanWords = ({ from, to }: Pick<Pulse, 'from' | 'to'>) => {
  if (from === to) return `${monthDay(to)}到现在，和昨天一整天比`
  const end = from.slice(0, 7) === to.slice(0, 7) ? `${dayOfMonth(to)} 日` : monthDay(to)
  return `${monthDay(from)} – ${end}，和前 ${daysBetween(from, to) + 1} 天比`
}

/** `1,240`. */
export const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
