import type { RetentionAnswer, RetentionQuestion } from '@/client/retention'
import { dayOfMonth } from '@/words/days'
import { grouped } from '@/words/figures'
import { VISITED } from '../../../../../api/_insights/vocabulary'
import { periodOn } from '../period/period'

type Unit = RetentionQuestion['unit']
type Matches = RetentionQuestion['target']
type Cohort = RetentionAnswer['cohorts'][number]

const matching = (...events: Matches[number]['event'][]): Matches =>
  events.map((event) => ({ event, filters: [] }))

/** What a manager asks of who comes back. */
export const ASKED = {
  visits: { words: '到店又到店', target: matching(VISITED), returning: matching(VISITED), kind: 'first' },
  app: {
    words: '来逛又来逛',
    target: matching('page_viewed'),
    returning: matching('page_viewed'),
    kind: 'first',
  },
  members: {
    words: '入会后到店',
    target: matching('member_joined'),
    returning: matching(VISITED),
    kind: 'first',
  },
  vouchers: {
    words: '用券后又到店',
    target: matching('voucher_redeemed'),
    returning: matching(VISITED),
    kind: 'recurring',
  },
} as const satisfies Record<
  string,
  { words: string } & Pick<RetentionQuestion, 'target' | 'returning' | 'kind'>
>
export type Asked = keyof typeof ASKED

export const UNITS: { key: Unit; words: string }[] = [
  { key: 'day', words: '天' },
  { key: 'week', words: '周' },
  { key: 'month', words: '月' },
]

export const PERIODS: Record<Unit, number> = { day: 14, week: 8, month: 6 }

/** 「11/17 那周」, 「11 月」, 「11/25」. */
export const cohortWords = (unit: Unit, on: string) => {
  const month = Number(on.slice(5, 7))
  if (unit === 'month') return `${month} 月`
  const day = `${month}/${dayOfMonth(on)}`
  return unit === 'week' ? `${day} 那周` : day
}

/** What stands over the columns: 「当周」, 「后 1 周」. */
export const headOf = (unit: Unit, columns: number) => {
  const word = { day: '天', week: '周', month: '月' }[unit]
  return Array.from({ length: columns }, (_, index) => (index === 0 ? '人数' : `后 ${index} ${word}`))
}

/** A cohort with what came of it in the periods that are over; one that contains today may still bring more. */
export const settledOf = (unit: Unit, { on, counts }: Cohort, today: string): Cohort => ({
  on,
  counts: counts.filter((_, index) => index === 0 || periodOn(unit, on, index + 1) <= today),
})

/** A cell says what part of the cohort came so many periods later; a dash where that period is not over. */
export const cellsOf = (unit: Unit, cohort: Cohort, today: string) => {
  const [size = 0] = cohort.counts
  const settled = settledOf(unit, cohort, today).counts.length
  return cohort.counts.slice(1).map((count, index) => {
    const part = size > 0 && index + 1 < settled ? count / size : null
    return { figure: part === null ? '–' : `${Math.round(part * 100)}%`, part }
  })
}

/** What part of all cohorts that are old enough came so many periods later, each person weighing the same. */
export const curveOf = (cohorts: Cohort[]) => {
  const columns = Math.max(0, ...cohorts.map(({ counts }) => counts.length))
  return Array.from({ length: columns }, (_, index) => {
    const old = cohorts.filter(({ counts }) => counts.length > index)
    const size = sum(old.map(({ counts }) => counts[0] ?? 0))
    const came = index === 0 ? size : sum(old.map(({ counts }) => counts[index] ?? 0))
    return { index, size, came, part: size > 0 ? came / size : null }
  })
}

/** 「来过的 120 位里，后 1 周有 18 位又来」; nothing where nobody is old enough. */
export const sayCurve = (unit: Unit, cohorts: Cohort[]) => {
  const next = curveOf(cohorts)[1]
  if (!next || next.size === 0) return null
  const after = { day: '第二天', week: '下一周', month: '下一个月' }[unit]
  return `够时间看的 ${grouped(next.size)} 位里，${after}又来了 ${grouped(next.came)} 位。`
}

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
