import { View } from '@tarojs/components'
import { Ticket } from '@/components/ticket'
import { priceFenOf } from '@/words/money'
import { sayMinimum, sayStock, worthOf } from '@/words/worth'
import { type OfferDraft, titleOf } from './offer-draft'
import './offer-preview.scss'

type OfferPreviewProps = { draft: OfferDraft; claimed: number }

/** The ticket as guests will see it, while it is being written. */
export const OfferPreview = ({ draft, claimed }: OfferPreviewProps) => {
  const { kind, picture, terms, stock, validDays } = draft
  const discountFen = priceFenOf(draft.discount) ?? 0
  const stockLeft = stock.trim() === '' ? null : Math.max(0, (Number(stock) || 0) - claimed)
  return (
    <View className="offer-preview">
      <View className="note">客人会看到</View>
      <Ticket
        worth={worthOf({ kind, discountFen, picture }, sayMinimum(priceFenOf(draft.minSpend) ?? 0))}
        title={titleOf(draft) || (kind === 'gift' ? '送一份……' : '一张新券')}
        note={terms.trim() || '\u00a0'}
        action={<View className="note">{sayStock({ stockLeft, validDays: Number(validDays) || 0 })}</View>}
      />
    </View>
  )
}
