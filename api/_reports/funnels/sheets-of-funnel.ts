import { type FunnelAnswer, HISTOGRAM } from '../../_insights/index.js'
import { percents } from '../exporting/percents.js'
import type { Cells } from '../exporting/write-sheets.js'

type Called = { name: string; asked: string[][] }

/** Steps with how long they took, and the same for each group. Parts are in percent with one digit, times in seconds. */
export const sheetsOfFunnel = (
  { from, to, per, steps, groups }: FunnelAnswer,
  { name, asked }: Called,
): [string, Cells][] => {
  const unit = per === 'person' ? '位' : '次'
  const sheets: [string, Cells][] = [
    [
      '步骤',
      [
        [
          `${name}，${from} 到 ${to}`,
          '点了名的',
          `走到（${unit}）`,
          '从上一步（%）',
          '从头算（%）',
          '平均用时（秒）',
          '一半用时（秒）',
        ],
        ...steps.map((step, index) => [
          ...[step.words, asked[index]?.join('、') || null, step.count],
          ...(index === 0 ? [null, null] : [percents(step.fromPrevious), percents(step.fromFirst)]),
          ...[step.averageSeconds, step.medianSeconds].map((seconds) => seconds && Math.round(seconds)),
        ]),
      ],
    ],
    [
      '从上一步用了多久',
      [
        ['步骤', ...HISTOGRAM.map(({ words }) => `${words}（${unit}）`)],
        ...steps.slice(1).map(({ words, histogram }) => [words, ...histogram.map(({ count }) => count)]),
      ],
    ],
  ]
  if (!groups) return sheets
  return [
    ...sheets,
    [
      '分开看',
      [
        ['哪一组', ...steps.map(({ words }) => `${words}（${unit}）`), '走完（%）'],
        ...groups.map(({ words, steps: own }) => [
          ...[words, ...own.map(({ count }) => count)],
          percents(own.at(-1)?.fromFirst ?? null),
        ]),
      ],
    ],
  ]
}
