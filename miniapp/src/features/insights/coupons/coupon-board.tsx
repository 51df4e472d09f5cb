import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { CouponFigures } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { Loaded } from '@/components/loaded'
import { grouped } from '@/words/figures'
import { FIGURES } from '../../../../../api/_insights/vocabulary'
import { Chart } from '../chart/chart'
import { ChartKey } from '../chart/chart-key'
import { ComparedTile } from '../compared-tile'
import { ExportRow } from '../export-row'
import { NothingYet } from '../nothing-yet'
import { sayStanding } from '../period/comparison-words'
import { PeriodBar } from '../period/period-bar'
import { type FirstPeriod, usePeriod } from '../period/use-period'
import { openRows } from '../rows/open-rows'
import { figureName } from '../rows/row-words'
import { useCoupons } from '../use-figures'
import './coupon-board.scss'
import { CouponSheet } from './coupon-sheet'
import {
  type Coupon,
  eachWords,
  sayWeeks,
  sayYuan,
  totalsOf,
  weeksDrawn,
  weeksTogether,
  weekWords,
} from './coupon-words'

/** What all coupons come to, and the columns of each. */
const TILES = ['claims', 'redemptions', 'discountFen', 'billFen'] as const
const COLUMNS = ['offerShown', 'claims', 'redemptions', 'discountFen'] as const

type CouponBoardProps = { storeId: string; today: string; first?: FirstPeriod }

/** What coupons really brought: who saw, claimed and used them, and what that cost. */
export const CouponBoard = ({ storeId, today, first }: CouponBoardProps) => {
  const periods = usePeriod(today, first)
  const answer = useCoupons(storeId, periods)
  return (
    <View className="stack-snug">
      <PeriodBar title="券" periods={periods} />
      <Loaded answer={answer} blocks={[190, 220, 280]}>
        {(figures) =>
          figures.items.length === 0 ? (
            <NothingYet
              scope={storeId}
              title="还没有券"
              words="在「店里 · 券」写一张，谁看了、领了、用了，这里都数得清。"
            />
          ) : (
            <>
              <Coupons storeId={storeId} figures={figures} />
              <ExportRow page="coupons" scope={storeId} periods={periods} />
            </>
          )
        }
      </Loaded>
    </View>
  )
}

type CouponsProps = { storeId: string; figures: CouponFigures }

const Coupons = ({ storeId, figures }: CouponsProps) => {
  const [open, setOpen] = useState<Coupon>()
  const { from, to, items } = figures
  const span = { storeId, from, to }
  const totals = totalsOf(items)
  const weeks = useMemo(() => weeksTogether(items), [items])
  const drawn = useMemo(() => weeksDrawn(weeks), [weeks])
  return (
    <>
      <View className="note">{sayStanding(figures)}</View>
      <View className="coupon-board-tiles">
        {TILES.map((figure) => (
          <ComparedTile
            key={figure}
            {...FIGURES[figure]}
            {...totals[figure]}
            comparison={figures}
            onTap={() => openRows({ ...span, figure })}
          />
        ))}
      </View>
      <View className="section">每张券</View>
      <Card listed>
        <FigureTable
          head={['', ...COLUMNS.map((figure) => figureName(figure).words)]}
          rows={items.map((coupon) => ({
            key: coupon.offerId,
            words: coupon.title,
            detail: coupon.ended ? `收起了 · ${eachWords(coupon)}` : eachWords(coupon),
            figures: [
              grouped(coupon.now.shown),
              grouped(coupon.now.claimed),
              grouped(coupon.now.redeemed),
              sayYuan(coupon.now.discountFen),
            ],
            onTap: () => setOpen(coupon),
          }))}
        />
      </Card>
      {weeks.length > 1 && (
        <Card className="coupon-board-chart">
          <View className="row between">
            <View className="strong">一周一周看</View>
            <ChartKey now={FIGURES.redemptions.words} before={FIGURES.claims.words} />
          </View>
          <Chart words={sayWeeks(weeks)} drawn={drawn} />
          <FigureTable
            head={['那一周', ...TILES.map((figure) => FIGURES[figure].words)]}
            rows={[...weeks].reverse().map(({ weekOn, claimed, redeemed, discountFen, billFen }) => ({
              key: weekOn,
              words: weekWords(weekOn),
              figures: [grouped(claimed), grouped(redeemed), sayYuan(discountFen), sayYuan(billFen)],
            }))}
          />
        </Card>
      )}
      {open && (
        <CouponSheet
          coupon={open}
          comparison={figures}
          onFigure={(figure) => openRows({ ...span, figure, about: open.offerId, name: open.title })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
