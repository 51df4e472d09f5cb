import { Image, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Voucher } from '@/client/vouchers'
import { worthOf } from '@/words/worth'
import './voucher-card.scss'

/** A voucher at full size: what it is worth, and below it what to do with it. */
export const VoucherCard = ({
  voucher: { offer, status },
  children,
}: PropsWithChildren<{ voucher: Voucher }>) => (
  <View className={`voucher-card ${status === 'live' ? '' : 'voucher-card-over'}`}>
    <Worth worth={worthOf(offer)} />
    <View className="voucher-card-title">
      <View className="strong">{offer.title}</View>
      <View className="note">{`· ${offer.terms}`}</View>
    </View>
    {children}
  </View>
)

const Worth = ({ worth }: { worth: ReturnType<typeof worthOf> }) => {
  if ('picture' in worth)
    return <Image className="voucher-card-picture" src={worth.picture} mode="aspectFit" webp />
  if ('word' in worth) return <View className="voucher-card-worth">{worth.word}</View>
  return (
    <View className="voucher-card-worth">
      <View className="voucher-card-sign">¥</View>
      {worth.yuan}
    </View>
  )
}
