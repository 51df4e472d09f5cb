import { Button } from '@/components/button'
import { DockLine } from './dock-line'
import type { Booking } from './use-booking'
import type { TelephoneOrder } from './use-telephone-order'
import { wishWords } from './wish-words'

type TelephoneDockProps = { booking: Booking; order: TelephoneOrder }

/** The choice as a sentence, and the button that writes it down. */
export const TelephoneDock = ({ booking, order }: TelephoneDockProps) => {
  const { table, slot, on, partySize, today, settled } = booking
  const ready = table && slot && settled
  return (
    <>
      <DockLine booking={booking} />
      <Button kind="main" wide busy={order.busy} disabled={!ready} onTap={order.order}>
        {ready ? `记下 ${wishWords({ on, time: slot.time, partySize }, table.label, today)}` : '先挑一张桌'}
      </Button>
    </>
  )
}
