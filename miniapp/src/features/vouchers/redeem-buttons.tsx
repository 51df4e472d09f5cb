import { View } from '@tarojs/components'
import type { Validation } from '@/client/vouchers'
import { Button } from '@/components/button'
import { yuan } from '@/words/money'
import { settleBill } from './bill'
import { sayRedeem } from './offer-words'
import './redeem-buttons.scss'

type RedeemButtonsProps = {
  offer: Validation['offer']
  billFen: number | null
  busy: boolean
  onRedeem(billFen: number): void
  onLeave(): void
}

/** To redeem on this bill, or to let the guest keep the voucher. */
export const RedeemButtons = ({ offer, billFen, busy, onRedeem, onLeave }: RedeemButtonsProps) => {
  const { missingFen, discountFen } = settleBill(offer, billFen ?? offer.minSpendFen + offer.discountFen)
  return (
    <View className="redeem-buttons">
      <Button
        kind="main"
        wide
        busy={busy}
        disabled={billFen === null || missingFen > 0}
        onTap={() => billFen !== null && onRedeem(billFen)}
      >
        {missingFen > 0 ? `还差 ¥${yuan(missingFen)}，这单用不了` : sayRedeem(offer, discountFen)}
      </Button>
      <Button kind="plain" small wide disabled={busy} onTap={onLeave}>
        先不用，还给客人
      </Button>
    </View>
  )
}
