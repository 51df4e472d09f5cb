import type { Voucher } from '@/client/vouchers'
import { Blank } from '@/components/blank'
import { Segments } from '@/components/segments'
import { VoucherTicket } from './voucher-ticket'

type Standing = Voucher['status']

type StandingsProps = { vouchers: Voucher[]; chosen: Standing; onChoose(standing: Standing): void }

/** 能用 n / 用过 n / 过期 n. */
export const Standings = ({ vouchers, chosen, onChoose }: StandingsProps) => {
  const item = (key: Standing, word: string) => ({
    key,
    words: `${word} ${vouchers.filter(({ status }) => status === key).length}`,
  })
  return (
    <Segments
      items={[item('live', '能用'), item('spent', '用过'), item('expired', '过期')]}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

type VoucherListProps = { vouchers: Voucher[]; onShow(voucher: Voucher): void }

export const VoucherList = ({ vouchers, onShow }: VoucherListProps) => (
  <>
    {vouchers.map((voucher) => (
      <VoucherTicket key={voucher.id} voucher={voucher} onShow={() => onShow(voucher)} />
    ))}
  </>
)

const NOTHING = {
  live: { title: '还没有券', words: '店里有了新券，会放在这儿等你领。' },
  spent: { title: '还没用过券', words: '用过的券都记在这儿。' },
  expired: { title: '没有过期的券', words: '一张也没浪费。' },
}

type NoVouchersProps = { standing: Standing; onBook(): void }

/** What a segment without vouchers says. */
export const NoVouchers = ({ standing, onBook }: NoVouchersProps) => (
  <Blank
    art={standing === 'live' ? 'boat' : 'tea'}
    {...NOTHING[standing]}
    action={{ words: '去订座', onTap: onBook }}
  />
)
