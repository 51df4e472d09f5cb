import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Skeleton } from '@/components/skeleton'
import { BookedActions } from '@/features/dining/booked-actions'
import { bookedWords } from '@/features/dining/booked-words'
import { BookingSlip } from '@/features/dining/booking-slip'
import { CancelSheet } from '@/features/dining/cancel-sheet'
import { useMyReservations } from '@/features/dining/use-my-reservations'
import { Failing } from '@/features/frame/failing'
import { PageFrame } from '@/features/frame/page-frame'
import { StaleNotice } from '@/features/frame/stale-notice'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { useShop } from '@/features/storefront/use-shop'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { shopDay } from '@/words/days'
import './index.scss'

const BookedPage = () => {
  const { id } = useRouter().params
  const [leaving, setLeaving] = useState(false)
  const { shop } = useShop()
  const { reservations, error, isValidating, retry } = useMyReservations()
  const reservation = reservations?.find((one) => one.id === id)
  usePageViewed('booked', reservation?.storeId)

  if (!reservation)
    return (
      <PageFrame back>
        {isValidating ? (
          <Skeleton blocks={[68, 380]} />
        ) : error ? (
          <Failing error={error} retry={retry} />
        ) : (
          <Unknown />
        )}
      </PageFrame>
    )

  const at = now()
  const { title, words, pill } = bookedWords(reservation, at, shopDay(at.toISOString()))
  const { storeId } = reservation
  const place = shop?.stores.find((store) => store.id === storeId)
  return (
    <PageFrame back dock={pill && pill.tone !== 'wait' && <BookAgain storeId={storeId} />}>
      <View className="stack">
        <StaleNotice error={error} />
        <View>
          <View className="title">{title}</View>
          <View className="booked-words">{words}</View>
        </View>
        <BookingSlip reservation={reservation} shopName={shop?.merchant.name ?? ''} pill={pill}>
          <BookedActions reservation={reservation} place={place} onLeave={() => setLeaving(true)} />
        </BookingSlip>
      </View>
      {leaving && <CancelSheet reservation={reservation} onClose={() => setLeaving(false)} />}
    </PageFrame>
  )
}

const BookAgain = ({ storeId }: { storeId: string }) => (
  <Button kind="main" wide onTap={() => openPage('booking', { storeId })}>
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
