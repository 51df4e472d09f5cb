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

/** Who came back, as a spreadsheet: how many of each cohort, and what part; nobody’s name. */
export const exportRetention = async (
  ctx: MerchantContext,
  { storeId, question, unit }: Wish,
): Promise<Uint8Array<ArrayBuffer>> => {
  const asked = readyRetention(question, { unit, periods: RETENTION_PERIODS[unit] })
  const { cohorts } = await askRetention(ctx, { ...asked, storeId })
  return writeSheets(sheetsOfRetention(READY_RETENTIONS[question].words, { unit, cohorts }))
}

const PERIOD_WORDS = { day: ['那天', '天'], week: ['那周（周一）', '周'], month: ['那个月', '个月'] } as const

const sheetsOfRetention = (words: string, { unit, cohorts }: RetentionAnswer): [string, Cells][] => {
  const [began, period] = PERIOD_WORDS[unit]
  const head = [`${words}，${began}`, '人数（位）']
  const later = (suffix: string) =>
    cohorts.slice(1).map((_, index) => `后 ${index + 1} ${period}（${suffix}）`)
  return [
    ['位', [[...head, ...later('位')], ...cohorts.map(({ on, counts }) => [on, ...counts])]],
    [
      '占多少',
      [
        [...head, ...later('%')],
        ...cohorts.map(({ on, counts: [size = 0, ...counts] }) => [
          ...[on, size],
          ...counts.map((count) => (size > 0 ? percents(count / size) : null)),
        ]),
      ],
    ],
  ]
}
