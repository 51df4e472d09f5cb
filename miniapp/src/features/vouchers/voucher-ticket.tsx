import { View } from '@tarojs/components'
import type { Voucher } from '@/client/vouchers'
import { Icon } from '@/components/icon'
import { Ticket } from '@/components/ticket'
import { monthDay, shopDay } from '@/words/days'
import { sayMinimum, worthOf } from '@/words/worth'
import { Expiry } from './expiry'
import { lastDayOf } from './expiry-words'
import './voucher-ticket.scss'

type VoucherTicketProps = { voucher: Voucher; onShow(): void }

/** One voucher of this person; a live one can be shown at the till. */
export const VoucherTicket = ({ voucher, onShow }: VoucherTicketProps) => {
  const { offer, status } = voucher
  const live = status === 'live'
  return (
    <Ticket
      worth={worthOf(offer, sayMinimum(offer.minSpendFen))}
      title={offer.title}
      note={offer.terms}
      spent={!live}
      action={
        <>
          <State voucher={voucher} />
          {live && <ShowWords />}
        </>
      }
      tap={{ label: `${live ? '出示' : '看看'} ${offer.title}`, onTap: onShow }}
    />
  )
}

export const ShowWords = () => (
  <View className="voucher-ticket-show">
    出示
    <Icon name="next" size={16} />
  </View>
)

const State = ({ voucher: { status, expiresAt, spentAt } }: { voucher: Voucher }) => {
  if (status === 'spent')
    return <View className="note">{spentAt ? `${monthDay(shopDay(spentAt))}用了` : '用过了'}</View>
  if (status === 'expired') return <View className="note">{`${monthDay(lastDayOf(expiresAt))}过期了`}</View>
  return <Expiry expiresAt={expiresAt} />
}
