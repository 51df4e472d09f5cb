import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreOffer } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { monthDay, shopDay } from '@/words/days'
import './offer-ending.scss'
import { useEnding } from './use-ending'

type OfferEndingProps = { storeId: string; offer: StoreOffer }

/** Ends an offer after asking once; one that is ended can be given out again. */
export const OfferEnding = ({ storeId, offer }: OfferEndingProps) => {
  const { turn, busy, fault } = useEnding(storeId, offer)
  const [asking, setAsking] = useState(false)
  const refusal = fault && (
    <View role="alert">
      <Notice icon="speaker" tone="warn">
        {fault.message}
      </Notice>
    </View>
  )
  if (offer.endedAt)
    return (
      <View className="offer-ending stack-snug">
        <Notice icon="lock">{`${monthDay(shopDay(offer.endedAt))}收起了，客人领不到；领走的照样能用。`}</Notice>
        {refusal}
        <Button kind="side" wide icon="again" busy={busy} onTap={turn}>
          接着发这张券
        </Button>
      </View>
    )
  const end = async () => {
    if (await turn()) setAsking(false)
  }
  return (
    <View className="offer-ending">
      <Button kind="plain" wide icon="bin" onTap={() => setAsking(true)}>
        收起这张券
      </Button>
      <Sheet open={asking} title={`收起「${offer.title}」？`} onClose={() => setAsking(false)}>
        <View className="note">
          {`收起以后没有人能再领。${offer.claimed > 0 ? `已经领走的 ${offer.claimed} 张照样能用。` : ''}想发的时候，在「收起的」里接着发。`}
        </View>
        {refusal}
        <Button kind="main" wide busy={busy} onTap={end}>
          收起，不再发
        </Button>
        <Button kind="plain" wide onTap={() => setAsking(false)}>
          先发着
        </Button>
      </Sheet>
    </View>
  )
}
