import { Image, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import stamp from '@/assets/stamp.png'
import type { Reservation } from '@/client/dining'
import { Pill, type Tone } from '@/components/pill'
import { monthDay, weekday } from '@/words/days'
import './booking-slip.scss'

type BookingSlipProps = PropsWithChildren<{
  reservation: Reservation
  shopName: string
  /** Its state in a word; a booking to come bears the seal instead. */
  pill: { tone: Tone; children: string } | null
}>

/** A booking as a paper note, torn at the foot. */
export const BookingSlip = ({ reservation, shopName, pill, children }: BookingSlipProps) => {
  const { on, time, partySize, tableLabel, tableFeatures, status } = reservation
  const spent = status === 'canceled' || status === 'noShow'
  return (
    <View className="booking-slip">
      <View className="booking-slip-paper" />
      {pill ? (
        <View className="booking-slip-pill">
          <Pill {...pill} />
        </View>
      ) : (
        <Image className="booking-slip-stamp" src={stamp} mode="aspectFit" />
      )}
      <View className="note">{`${monthDay(on)} · ${weekday(on)}`}</View>
      <View className={`booking-slip-time ${spent ? 'booking-slip-spent' : ''}`}>{time}</View>
      <View className="booking-slip-table">
        {`${partySize} 位 · ${tableFeatures[0] ?? ''} ${tableLabel}`.replace('·  ', '· ')}
      </View>
      <View className="booking-slip-dash" />
      <View className="booking-slip-facts">
        <View className="booking-slip-fact">店</View>
        <View>
          {[shopName, reservation.storeName].filter(Boolean).join(' ')}
          <View className="note">{reservation.storeAddress}</View>
        </View>
        <View className="booking-slip-fact">谁订的</View>
        <View>{[reservation.contactName, reservation.contactPhoneMasked].filter(Boolean).join(' · ')}</View>
      </View>
      <View className="booking-slip-dash" />
      {children}
    </View>
  )
}
