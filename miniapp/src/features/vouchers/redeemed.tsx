import { View } from '@tarojs/components'
import type { Redemption, Validation } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { clockTime } from '@/words/days'
import { billYuan } from '@/words/money'
import { BillLine } from './bill-line'
import './redeemed.scss'

type RedeemedProps = {
  validation: Validation
  redemption: Redemption
  busy: boolean
  refusal: string | null
  onReverse(): void
}

/** What was redeemed, what the guest pays now, and the way back. */
export const Redeemed = ({
  validation: { offer, guest },
  redemption,
  busy,
  refusal,
  onReverse,
}: RedeemedProps) => (
  <View className="redeemed">
    <View className="redeemed-check">
      <Icon name="check" size={40} />
    </View>
    <View className="title">核销好了</View>
    <View className="note">{`${clockTime(redemption.redeemedAt)} · ${guest.name ?? '这位客人'}`}</View>
    <Card slim className="redeemed-card">
      <BillLine words="这桌账单">{billYuan(redemption.billFen)}</BillLine>
      <BillLine words={offer.title}>
        {offer.kind === 'gift' ? (
          <View className="note">送上桌就好</View>
        ) : (
          <View className="strong hot">{`− ${billYuan(redemption.discountFen)}`}</View>
        )}
      </BillLine>
      <BillLine total words="收客人">
        {billYuan(redemption.payableFen)}
      </BillLine>
    </Card>
    {refusal && (
      <View className="redeemed-refusal" role="alert">
        <Notice icon="speaker" tone="warn">
          {refusal}
        </Notice>
      </View>
    )}
    <Button kind="plain" small icon="undo" busy={busy} onTap={onReverse}>
      弄错了，撤回核销
    </Button>
    <View className="note">十分钟内能撤回，券还给客人</View>
  </View>
)
