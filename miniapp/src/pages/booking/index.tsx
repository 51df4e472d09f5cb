import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Blank } from '@/components/blank'
import { Stale, Waiting } from '@/components/loaded'
import { BookingDock } from '@/features/dining/booking-dock'
import { BookingForm } from '@/features/dining/booking-form'
import { PhoneSheet } from '@/features/dining/phone-sheet'
import { timeIn } from '@/features/dining/time-in'
import { useBooking } from '@/features/dining/use-booking'
import { useOrdering } from '@/features/dining/use-ordering'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { useMe } from '@/features/members/use-me'
import { StoreSwitch } from '@/features/storefront/store-switch'
import { useShop } from '@/features/storefront/use-shop'
import { openTab } from '@/platform/navigation'

type FirstChoice = { on?: string; time?: string; partySize?: number }

const title = <StoreSwitch words="订座" />
const SHAPE = [60, 44, 104, 340]

const BookingPage = () => {
  const { storeId, on, partySize, ...params } = useRouter().params
  const time = timeIn(params.time)
  const { store, error, retry, chooseStore } = useShop()
  usePageViewed('booking', store?.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store the page was opened with is taken once
  useEffect(() => {
    if (storeId) chooseStore(storeId)
  }, [storeId])

  const asked = { on, ...(time && { time }), ...(Number(partySize) && { partySize: Number(partySize) }) }
  if (store)
    return <AtStore key={store.id} storeId={store.id} first={store.id === storeId ? asked : undefined} />
  return (
    <PageFrame title={title} back>
      <Waiting error={error} retry={retry} blocks={SHAPE} />
    </PageFrame>
  )
}

const AtStore = ({ storeId, first }: { storeId: string; first?: FirstChoice }) => {
  const person = useMe()
  const booking = useBooking(storeId, first)
  const ordering = useOrdering(booking, person)
  const { plan, days, error, retry } = booking
  if (!plan || !days)
    return (
      <PageFrame title={title} back>
        {error?.code === 'not_found' ? <NoPlan /> : <Waiting error={error} retry={retry} blocks={SHAPE} />}
      </PageFrame>
    )
  return (
    <PageFrame
      title={title}
      back
      dock={
        <BookingDock
          booking={booking}
          busy={ordering.busy}
          phoneMasked={ordering.phoneMasked}
          onOrder={ordering.order}
          onChangePhone={ordering.askPhone}
        />
      }
    >
      <View className="stack-snug">
        <Stale error={error} />
        <BookingForm booking={booking} />
      </View>
      {ordering.asking && (
        <PhoneSheet
          why={ordering.asking}
          contact={ordering.contact}
          busy={ordering.busy}
          refusal={booking.hint}
          onDone={ordering.takeContact}
          onClose={ordering.stopAsking}
        />
      )}
    </PageFrame>
  )
}

const NoPlan = () => (
  <Blank
    art="tea"
    title="桌位还没摆好"
    words="店里还没把桌位放上来，过几天再来看看。"
    action={{ words: '看看菜单', icon: 'bowl', onTap: () => openTab('menu') }}
  />
)

export default BookingPage
