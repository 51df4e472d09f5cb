import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useMyReservations } from '@/client/use-my-reservations'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Stale, Waiting } from '@/components/loaded'
import { BookedActions } from '@/features/dining/booked-actions'
import { bookedWords, canBeReminded, remindedBefore } from '@/features/dining/booked-words'
import { BookingSlip } from '@/features/dining/booking-slip'
import { CancelSheet } from '@/features/dining/cancel-sheet'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { JoinRow } from '@/features/members/join-row'
import { GrantRow } from '@/features/notices/grant-row'
import { bookingCard } from '@/features/sharing/cards'
import { ShareButton } from '@/features/sharing/share-button'
import { useShop } from '@/features/storefront/use-shop'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { placeOf } from '@/platform/phone'
import { useShareCard } from '@/platform/share-card'
import { logTap } from '@/platform/taps'
import { shopDay } from '@/words/days'
import './index.scss'

const BookedPage = () => {
  const { id } = useRouter().params
  const [leaving, setLeaving] = useState(false)
  const { shop } = useShop()
  const { reservations, error, isValidating, retry } = useMyReservations()
  const reservation = reservations?.find((one) => one.id === id)
  usePageViewed('booked', reservation?.storeId)
  const bookedAt = shop?.stores.find((one) => one.id === reservation?.storeId)
  const card = shop && reservation && bookingCard(shop.merchant.name, reservation, bookedAt)
  useShareCard(card)

  if (!reservation)
    return (
      <PageFrame back>
        {isValidating || error ? (
          <Waiting error={isValidating ? undefined : error} retry={retry} blocks={[68, 380]} />
        ) : (
          <Unknown />
        )}
      </PageFrame>
    )

  const at = now()
  const { title, words, pill } = bookedWords(reservation, at, shopDay(at.toISOString()))
  const { storeId } = reservation
  const place = bookedAt && placeOf(bookedAt)
  const isOver = pill && pill.tone !== 'wait'
  const before = remindedBefore(reservations ?? [], reservation)
  return (
    <PageFrame
      back
      dock={
        isOver ? (
          <BookAgain storeId={storeId} />
        ) : (
          card && <ShareButton card={card} kind="main" words="发给一起来的朋友" />
        )
      }
    >
      <View className="stack">
        <Stale error={error} />
        <View>
          <View className="title">{title}</View>
          <View className="booked-words">{words}</View>
        </View>
        <BookingSlip reservation={reservation} shopName={shop?.merchant.name ?? ''} pill={pill}>
          <BookedActions reservation={reservation} place={place} onLeave={() => setLeaving(true)} />
        </BookingSlip>
        {canBeReminded(reservation, at) && <GrantRow kind="reservationReminder" before={before} />}
        {!isOver && <JoinRow />}
      </View>
      {leaving && <CancelSheet reservation={reservation} onClose={() => setLeaving(false)} />}
    </PageFrame>
  )
}

const BookAgain = ({ storeId }: { storeId: string }) => (
  <Button
    kind="main"
    wide
    onTap={() => {
      logTap('book_again', storeId)
      openPage('booking', { storeId })
    }}
  >
    再订一次
  </Button>
)

const Unknown = () => (
  <Blank
    art="tea"
    title="没找到这个订座"
    words="可能太久以前了，店里还记着。"
    action={{ words: '订一张桌', onTap: () => openPage('booking') }}
  />
)

export default BookedPage
