import type { Comparison } from '@/client/insights'
import { FigureTable } from '@/components/figure-table'
import { Figures } from '@/components/figures'
import { Sheet } from '@/components/sheet'
import { type RowFigure, VOUCHER_FIGURES } from '../../../../../api/_insights/vocabulary'
import { sayPart } from '../funnels/funnel-words'
import { beforeWords, isCompared } from '../period/comparison-words'
import { type Coupon, linesOf, sayEach } from './coupon-words'

type CouponSheetProps = {
  coupon: Coupon
  comparison: Comparison
  onFigure(figure: RowFigure): void
  onClose(): void
}

/** One coupon: how far people came with it, and what it cost; each figure opens what is behind it. */
export const CouponSheet = ({ coupon, comparison, onFigure, onClose }: CouponSheetProps) => (
  <Sheet open title={coupon.title} onClose={onClose}>
    <Figures
      small
      items={[
        { figure: sayPart(coupon.claimRate), words: VOUCHER_FIGURES.claimRate.words },
        { figure: sayPart(coupon.useRate), words: VOUCHER_FIGURES.useRate.words },
        { figure: sayEach(coupon), words: VOUCHER_FIGURES.eachFen.words },
      ]}
    />
    <FigureTable
      head={['', '这段', beforeWords(comparison)]}
      rows={linesOf(coupon).map(({ figure, words, unit, now, before: earlier }) => ({
        key: figure,
        words,
        detail: unit,
        figures: [now, isCompared(comparison) ? earlier : '–'],
        onTap: () => onFigure(figure),
      }))}
    />
  </Sheet>
)
