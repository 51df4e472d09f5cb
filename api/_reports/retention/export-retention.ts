import {
  askRetention,
  READY_RETENTIONS,
  RETENTION_PERIODS,
  type ReadyRetention,
  type RetentionAnswer,
  readyRetention,
} from '../../_insights/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { percents } from '../exporting/percents.js'
import { type Cells, writeSheets } from '../exporting/write-sheets.js'
import type { RetentionSheetQuery } from './contract.js'

type Wish = RetentionSheetQuery & { storeId?: string; question: ReadyRetention }

/** Who came back, as a spreadsheet: how many of each cohort, and what part; nothing of a period that goes on, and nobody’s name. */
export const exportRetention = async (
  ctx: MerchantContext,
  { storeId, question, unit }: Wish,
): Promise<Uint8Array<ArrayBuffer>> => {
  const asked = readyRetention(question, { unit, periods: RETENTION_PERIODS[unit] })
  return writeSheets(
    sheetsOfRetention(READY_RETENTIONS[question].words, await askRetention(ctx, { ...asked, storeId })),
  )
}

const PERIOD_WORDS = { day: ['那天', '天'], week: ['那周（周一）', '周'], month: ['那个月', '个月'] } as const

const sheetsOfRetention = (words: string, { unit, cohorts }: RetentionAnswer): [string, Cells][] => {
  const [began, period] = PERIOD_WORDS[unit]
  const sheet = (suffix: string, say: (count: number, size: number) => number | null): Cells => [
    [
      ...[`${words}，${began}`, '人数（位）'],
      ...cohorts.slice(1).map((_, index) => `后 ${index + 1} ${period}（${suffix}）`),
    ],
    ...cohorts.map(({ on, counts: [size = 0, ...later], settled }) => [
      ...[on, size],
      ...later.map((count, index) => (index + 1 < settled ? say(count, size) : null)),
    ]),
  ]
  return [
    ['位', sheet('位', (count) => count)],
    ['占多少', sheet('%', (count, size) => (size > 0 ? percents(count / size) : null))],
  ]
}
