import { useState } from 'react'
import { type Guest, type OfGuest, readGuestPhone } from '@/client/reports'
import { useCommand } from '@/client/use-command'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { callPhone } from '@/platform/phone'
import { spacedPhone } from './guest-words'

type GuestPhoneRowProps = { storeId: string; guest: Guest }

/** The number, masked until somebody taps for the whole of it, which is written down; then a tap calls. */
export const GuestPhoneRow = ({ storeId, guest: { personId, phoneMasked } }: GuestPhoneRowProps) => {
  const [phone, setPhone] = useState<string>()
  const { run, busy, fault } = useCommand((key, of: OfGuest) => readGuestPhone(key, of))
  const show = async () => {
    if (busy) return
    const outcome = await run({ storeId, personId })
    if ('done' in outcome) setPhone(outcome.done.phone)
  }
  if (!phoneMasked) return <ListRow icon="phone" words="没留手机号" />
  return (
    <>
      {phone ? (
        <ListRow icon="phone" words={spacedPhone(phone)} detail="打电话" onTap={() => callPhone(phone)} />
      ) : (
        <ListRow
          icon="phone"
          words={phoneMasked}
          detail={busy ? '正在取' : '看完整号码，会记下来'}
          onTap={show}
        />
      )}
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault.message}
        </Notice>
      )}
    </>
  )
}
