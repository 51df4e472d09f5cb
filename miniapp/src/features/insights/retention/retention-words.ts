import type { RetentionAnswer, RetentionCell, RetentionQuestion } from '@/client/retention'
import { dayOfMonth } from '@/words/days'
import { grouped } from '@/words/figures'
import {
  READY_RETENTIONS,
  RETENTION_PERIODS,
  type ReadyRetention,
} from '../../../../../api/_insights/vocabulary'

type Unit = RetentionQuestion['unit']
type Matches = RetentionQuestion['target']
type Cohort = RetentionAnswer['cohorts'][number]

const matching = (events: readonly Matches[number]['event'][]): Matches =>
  events.map((event) => ({ event, filters: [] }))

/** What is asked of the API. */
export const questionOf = (asked: ReadyRetention, unit: Unit): RetentionQuestion => {
  const { target, returning, kind } = READY_RETENTIONS[asked]
  return {
    ...{ target: matching(target), returning: matching(returning), kind },
    ...{ unit, atLeast: 1, periods: RETENTION_PERIODS[unit] },
  }
}

/** What puts somebody into a row of the table, and what brings them into a column. */
const DID: Record<ReadyRetention, { first: string; again: string }> = {
  visits: { first: '头一回到店', again: '又到店' },
  app: { first: '头一回来逛', again: '又来逛' },
  members: { first: '入会', again: '到店' },
  vouchers: { first: '用了券', again: '到店' },
}

export type Asked = { question: ReadyRetention } & Pick<RetentionCell, 'unit' | 'on' | 'after'>

/** A cell as its page’s address says it; nothing where that is none. */
export const cellIn = (said: Partial<Record<keyof Asked, string>>): Asked | undefined => {
  const { question = '', unit = '', on = '', after = '' } = said
  const isOne =
    Object.keys(READY_RETENTIONS).includes(question) && Object.keys(RETENTION_PERIODS).includes(unit)
  if (!isOne || !/^\d{4}-\d{2}-\d{2}$/.test(on) || !/^\d{1,2}$/.test(after)) return undefined
  return { question: question as ReadyRetention, unit: unit as Unit, on, after: Number(after) }
}

/** 「11/16 那周头一回到店」 and 「后 1 周又到店的人」; of the whole cohort the first alone. */
export const sayCell = ({ question, unit, on, after }: Asked) => {
  const { first, again } = DID[question]
  return {
    cohort: `${cohortWords(unit, on)}${first}`,
    again: after === 0 ? null : `${laterWords(unit, after)}${again}`,
    did: { came: after === 0 ? first : again, away: first },
  }
}

export const UNITS: { key: Unit; words: string }[] = [
  { key: 'day', words: '天' },
  { key: 'week', words: '周' },
  { key: 'month', words: '月' },
]

/** 「11/17 那周」, 「11 月」, 「11/25」. */
export const cohortWords = (unit: Unit, on: string) => {
  const month = Number(on.slice(5, 7))
  if (unit === 'month') return `${month} 月`
  const day = `${month}/${dayOfMonth(on)}`
  return unit === 'week' ? `${day} 那周` : day
}

/** What stands over the columns: 「当周」, 「后 1 周」. */
export const headOf = (unit: Unit, columns: number) =>
  Array.from({ length: columns }, (_, index) => (index === 0 ? '人数' : laterWords(unit, index)))

const laterWords = (unit: Unit, after: number) =>
  `后 ${after} ${{ day: '天', week: '周', month: '月' }[unit]}`

/** A cohort with what came of it in the periods that are over; one that goes on may still bring more. */
export const settledOf = ({ counts, settled, ...cohort }: Cohort): Cohort => ({
  ...cohort,
  settled,
  counts: counts.slice(0, settled),
})

/** A cell says what part of the cohort came so many periods later; a dash where that period is not over. */
export const cellsOf = ({ counts, settled }: Cohort) => {
  const [size = 0] = counts
  return counts.slice(1).map((count, index) => {
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
