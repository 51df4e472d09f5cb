import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Stale, Waiting } from '@/components/loaded'
import { BookingForm } from '@/features/dining/booking-form'
import { TelephoneDock } from '@/features/dining/telephone-dock'
import { TelephoneDone } from '@/features/dining/telephone-done'
import { TelephoneFields } from '@/features/dining/telephone-fields'
import { useBooking } from '@/features/dining/use-booking'
import { useTelephoneOrder } from '@/features/dining/use-telephone-order'
import { PageFrame } from '@/features/frame/page-frame'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { goBack } from '@/platform/navigation'

const TITLE = '记电话订座'
const SHAPE = [52, 52, 60, 44, 104, 340]

const TelephonePage = () => {
  const workplace = useWorkplace()
  if (workplace.store) return <AtStore key={workplace.store.id} storeId={workplace.store.id} />
  return (
    <PageFrame title={TITLE} back>
      <WorkplaceDoor workplace={workplace} blocks={SHAPE}>
        {() => null}
      </WorkplaceDoor>
    </PageFrame>
  )
}

const AtStore = ({ storeId }: { storeId: string }) => {
  const booking = useBooking(storeId)
  const order = useTelephoneOrder(booking)
  const { plan, days, today, error, retry } = booking
  if (order.done)
    return (
      <PageFrame
        title={TITLE}
        back
        dock={
          <>
            <Button kind="main" wide onTap={goBack}>
              回到今天
            </Button>
            <Button kind="plain" small wide onTap={order.startOver}>
              再记一个
            </Button>
          </>
        }
      >
        <TelephoneDone visit={order.done} today={today} />
      </PageFrame>
    )
  if (!plan || !days)
    return (
      <PageFrame title={TITLE} back>
        <Waiting error={error} retry={retry} blocks={SHAPE} />
      </PageFrame>
    )
  return (
    <PageFrame title={TITLE} back dock={<TelephoneDock booking={booking} order={order} />}>
      <View className="stack-snug">
        <Stale error={error} />
        <TelephoneFields order={order} />
        <BookingForm booking={booking} />
      </View>
    </PageFrame>
  )
}

export default TelephonePage
