import { FigureTable } from '@/components/figure-table'
import { Figures } from '@/components/figures'
import { Sheet } from '@/components/sheet'
import type { RowFigure } from '../../../../../api/_insights/vocabulary'
import { sayPart } from '../funnels/funnel-words'
import { type Coupon, moneyOf, sayEach, stagesOf } from './coupon-words'

type CouponSheetProps = { coupon: Coupon; before: string; onFigure(figure: RowFigure): void; onClose(): void }

/** One coupon: how far people came with it, and what it cost; each figure opens what is behind it. */
export const CouponSheet = ({ coupon, before, onFigure, onClose }: CouponSheetProps) => (
  <Sheet open title={coupon.title} onClose={onClose}>
    <Figures
      small
      items={[
        { figure: sayPart(coupon.claimRate), words: '看到的领了' },
        { figure: sayPart(coupon.useRate), words: '领了的用了' },
        { figure: sayEach(coupon), words: '用一张花' },
      ]}
    />
    <FigureTable
      head={['', '这段', before]}
      rows={[...stagesOf(coupon), ...moneyOf(coupon)].map(
        ({ figure, words, unit, now, before: earlier }) => ({
          key: figure,
          words,
          detail: unit,
          figures: [now, earlier],
          onTap: () => onFigure(figure),
        }),
      )}
    />
  </Sheet>
)
