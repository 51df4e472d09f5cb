import type { BrandOverview, Overview } from '../../_insights/index.js'
import { FIGURES, type FigureName } from '../../_insights/index.js'
import type { Cells } from '../exporting/write-sheets.js'

type Figures = Overview['figures']
const NAMES = Object.keys(FIGURES) as FigureName[]
const IN_YUAN = NAMES.filter((figure) => FIGURES[figure].unit === '元')
const HEADS = NAMES.map((figure) => `${FIGURES[figure].words}（${FIGURES[figure].unit}）`)

/** Money in yuan; what is usual lies between two counts, and two decimals say where. */
const toCell = (figure: FigureName, value: number | null) => {
  if (value === null) return null
  return Math.round(IN_YUAN.includes(figure) ? value : value * 100) / 100
}

const rowsOfFigures = (figures: Figures): Cells =>
  NAMES.map((figure, index) => {
    const { now, before, usual } = figures[figure]
    const values = [now, before, usual?.low ?? null, usual?.middle ?? null, usual?.high ?? null]
    return [HEADS[index] ?? '', ...values.map((value) => toCell(figure, value))]
  })

export const sheetsOfOverview = (overview: Overview | BrandOverview): [string, Cells][] => {
  const { from, to, before, figures, river, days } = overview
  const sheets: [string, Cells][] = [
    [
      '数',
      [
        ['', `${from} 到 ${to}`, `${before.from} 到 ${before.to}`, '平常最低', '平常', '平常最高'],
        ...rowsOfFigures(figures),
      ],
    ],
    [
      '走到哪一步',
      [
        ['来逛', '是粉丝', '是会员', '是熟客'],
        [river.visitors, river.fans, river.members, river.regulars],
      ],
    ],
    [
      '每天',
      [
        ['日子', '开门', ...HEADS],
        ...days.map((day) => [
          ...[day.on, day.open ? '开' : (day.closure ?? '歇业')],
          ...NAMES.map((figure) => toCell(figure, day.figures[figure].value)),
        ]),
      ],
    ],
  ]
  if (!('stores' in overview)) return sheets
  const ofStores = overview.stores.map(({ name, figures: own }) => [
    name,
    ...NAMES.map((figure) => toCell(figure, own[figure].now)),
  ])
  return [...sheets, ['各店', [['店', ...HEADS], ...ofStores]]]
}
