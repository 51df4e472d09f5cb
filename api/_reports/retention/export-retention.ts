import {
  askRetention,
  isOver,
  READY_RETENTIONS,
  RETENTION_PERIODS,
  type ReadyRetention,
  readyRetention,
  storeScope,
} from '../../_insights/index.js'
import { shopDayOf } from '../../_platform/clock.js'
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
  const { cohorts } = await askRetention(ctx, { ...asked, storeId })
  const { timeZone } = await storeScope(ctx, storeId ?? null)
  const today = shopDayOf(ctx.now, timeZone)
  const settled = cohorts.map(({ on, counts: [size = 0, ...later] }) => ({
    ...{ on, size },
    later: later.map((count, index) => (isOver(on, unit, index + 1, today) ? count : null)),
  }))
  return writeSheets(sheetsOfRetention(READY_RETENTIONS[question].words, unit, settled))
}

const PERIOD_WORDS = { day: ['那天', '天'], week: ['那周（周一）', '周'], month: ['那个月', '个月'] } as const

type Settled = { on: string; size: number; later: (number | null)[] }

const sheetsOfRetention = (
  words: string,
  unit: RetentionSheetQuery['unit'],
  cohorts: Settled[],
): [string, Cells][] => {
  const [began, period] = PERIOD_WORDS[unit]
  const head = [`${words}，${began}`, '人数（位）']
  const later = (suffix: string) =>
    cohorts.slice(1).map((_, index) => `后 ${index + 1} ${period}（${suffix}）`)
  return [
    [
      '位',
      [[...head, ...later('位')], ...cohorts.map(({ on, size, later: counts }) => [on, size, ...counts])],
    ],
    [
      '占多少',
      [
        [...head, ...later('%')],
        ...cohorts.map(({ on, size, later: counts }) => [
          ...[on, size],
          ...counts.map((count) => (count !== null && size > 0 ? percents(count / size) : null)),
        ]),
      ],
    ],
  ]
}
