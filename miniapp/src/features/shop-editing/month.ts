import { weekday } from '@/words/days'

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** `2026-11` and so many months on. */
export const monthAfter = (month: string, months: number) => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The dates of a month in weeks from Monday; null before its first. */
export const datesOf = (month: string): (string | null)[] => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = WEEK.indexOf(weekday(`${month}-01`))
  return [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`),
  ]
}

/** 「2026 年 12 月」 */
export const sayMonth = (month: string) => {
  const [year, number] = month.split('-').map(Number)
  return `${year} 年 ${number} 月`
}
