import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { DishFigures } from '@/client/insights'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FigureTable } from '@/components/figure-table'
import { Loaded } from '@/components/loaded'
import { Sheet } from '@/components/sheet'
import { grouped } from '@/words/figures'
import { MEASURES } from '../../../../../api/_insights/vocabulary'
import { Chart } from '../chart/chart'
import { ChartKey } from '../chart/chart-key'
import { ExportRow } from '../export-row'
import { Folded } from '../folded'
import { NothingYet } from '../nothing-yet'
import { beforeWords, isCompared, sayStanding } from '../period/comparison-words'
import { PeriodBar } from '../period/period-bar'
import { type FirstPeriod, usePeriod } from '../period/use-period'
import { openRows } from '../rows/open-rows'
import { useDishes } from '../use-figures'
import './dish-board.scss'
import {
  type Dish,
  dishesDrawn,
  interestOf,
  MOVES,
  type Moves,
  movingSo,
  sayDishes,
  sayMove,
} from './dish-words'

/** So many stand in sight at first. */
const FIRST = 12

type DishBoardProps = { storeId: string; today: string; first?: FirstPeriod }

/** Which dishes people look at more than before, and which less. */
export const DishBoard = ({ storeId, today, first }: DishBoardProps) => {
  const periods = usePeriod(today, first)
  const answer = useDishes(storeId, periods)
  return (
    <View className="stack-snug">
      <PeriodBar title="菜" periods={periods} />
      <Loaded answer={answer} blocks={[44, 200, 320]}>
        {(figures) =>
          figures.items.length === 0 ? (
            <NothingYet
              scope={storeId}
              title="还没有人看菜"
              words="客人点开菜、搜菜、说想吃，都会数在这里。"
            />
          ) : (
            <>
              <Dishes storeId={storeId} figures={figures} />
              <ExportRow page="dishes" scope={storeId} periods={periods} />
            </>
          )
        }
      </Loaded>
    </View>
  )
}

type DishesProps = { storeId: string; figures: DishFigures }

const Dishes = ({ storeId, figures }: DishesProps) => {
  const { from, to, items } = figures
  const compared = isCompared(figures)
  const [moves, setMoves] = useState<Moves>('all')
  const [open, setOpen] = useState<Dish>()
  const shown = useMemo(() => movingSo(items, moves), [items, moves])
  const drawn = useMemo(() => dishesDrawn(shown, compared), [shown, compared])
  const before = beforeWords(figures)
  return (
    <>
      <View className="note">{sayStanding(figures)}</View>
      <Chips<Moves> label="看哪些菜" items={MOVES} chosen={moves} onChoose={setMoves} />
      {shown.length === 0 ? (
        <View className="note">{moves === 'rising' ? '没有明显多起来的菜。' : '没有明显少下去的菜。'}</View>
      ) : (
        <>
          <Card className="dish-board-chart">
            <View className="row between">
              <View className="strong">看的人最多的</View>
              <ChartKey now="这段" before={compared ? before : undefined} />
            </View>
            <Chart words={sayDishes(shown, compared ? before : null)} drawn={drawn} />
          </Card>
          <Card listed>
            <DishTable dishes={shown.slice(0, FIRST)} {...{ before, compared }} onDish={setOpen} />
            {shown.length > FIRST && (
              <Folded words={`别的 ${shown.length - FIRST} 道`} open={false}>
                <DishTable dishes={shown.slice(FIRST)} {...{ before, compared }} onDish={setOpen} />
              </Folded>
            )}
          </Card>
          <View className="note">看的人：点开、搜到或者说想吃的，一人算一次。人数太少的不说多了少了。</View>
        </>
      )}
      {open && (
        <Sheet open title={open.name} onClose={() => setOpen(undefined)}>
          <FigureTable
            head={['', '这段', before]}
            rows={interestOf(open, compared).map(({ figure, words, now, before: then }) => ({
              key: figure,
              words,
              detail: '位',
              figures: [now, then],
              onTap: () => openRows({ storeId, from, to, figure, about: open.dishId, name: open.name }),
            }))}
          />
        </Sheet>
      )}
    </>
  )
}

type DishTableProps = { dishes: Dish[]; before: string; compared: boolean; onDish(dish: Dish): void }

const DishTable = ({ dishes, before, compared, onDish }: DishTableProps) => (
  <FigureTable
    head={['', MEASURES.interest.words, before, '变化']}
    rows={dishes.map((dish) => ({
      key: dish.dishId,
      words: dish.name,
      detail: movesWords(dish),
      figures: [
        grouped(dish.now.people),
        compared ? grouped(dish.before.people) : '–',
        sayMove(dish, compared),
      ],
      onTap: () => onDish(dish),
    }))}
  />
)

const movesWords = ({ moves, removed }: Dish) => {
  if (removed) return '已经下架'
  if (moves === 'rising') return '▲ 看的人多了'
  return moves === 'falling' ? '▼ 看的人少了' : undefined
}
