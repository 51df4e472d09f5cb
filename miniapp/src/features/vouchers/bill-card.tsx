import { View } from '@tarojs/components'
import type { Validation } from '@/client/vouchers'
import { Card } from '@/components/card'
import { billYuan, yuan } from '@/words/money'
import { settleBill } from './bill'
import './bill-card.scss'
import { BillField } from './bill-field'
import { BillLine } from './bill-line'

type Offer = Validation['offer']
type BillCardProps = { offer: Offer; typed: string; billFen: number | null; onType(typed: string): void }

/** The bill, what the voucher does to it, and what the guest pays. */
export const BillCard = ({ offer, typed, billFen, onType }: BillCardProps) => {
  const settled = billFen === null ? null : settleBill(offer, billFen)
  return (
    <Card slim>
      <View className="bill-card-first">
        <BillLine words="这桌账单">
          <BillField typed={typed} onType={onType} />
        </BillLine>
      </View>
      <BillLine
        words={
          <>
            {offer.title}
            {billFen !== null && <Enough minSpendFen={offer.minSpendFen} billFen={billFen} />}
          </>
        }
      >
        {offer.kind === 'gift' ? (
          <View className="note">不另收钱</View>
        ) : (
          <View className="strong hot">
            {settled?.discountFen ? `− ${billYuan(settled.discountFen)}` : ''}
          </View>
        )}
      </BillLine>
      <BillLine total words="收客人">
        {settled ? billYuan(settled.payableFen) : '¥ –'}
      </BillLine>
    </Card>
  )
}

const Enough = ({ minSpendFen, billFen }: { minSpendFen: number; billFen: number }) => {
  if (minSpendFen === 0) return null
  return billFen < minSpendFen ? (
    <View className="bill-card-note wait">{`还差 ¥${yuan(minSpendFen - billFen)}`}</View>
  ) : (
    <View className="note">{`够了，${yuan(billFen)} ≥ ${yuan(minSpendFen)}`}</View>
  )
}
