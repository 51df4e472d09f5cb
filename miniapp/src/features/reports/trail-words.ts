import type { Timeline } from '@/client/reports'
import { yuan } from '@/words/money'
import { sayPastMoment } from './past-words'

type Entry = Timeline['items'][number]
type Said = { words: string; more?: string; mark?: 'good' | 'next' | 'gone' | 'minor' }

const titled = ({ subject }: Entry, otherwise: string) => (subject ? `「${subject}」` : otherwise)
const table = ({ subject, properties: { partySize } }: Entry) =>
  [typeof partySize === 'number' && `${partySize} 位`, subject]
    .filter(Boolean)
    .map((part) => ` · ${part}`)
    .join('')

const paid = ({ properties: { billFen, discountFen } }: Entry) =>
  [
    typeof billFen === 'number' && `账单 ¥${yuan(billFen)}`,
    typeof discountFen === 'number' && discountFen > 0 && `减 ¥${yuan(discountFen)}`,
  ]
    .filter(Boolean)
    .join('，')

const SENTENCES: Record<string, (entry: Entry) => Said> = {
  app_opened: () => ({ words: '打开小程序', mark: 'minor' }),
  offer_viewed: (entry) => ({ words: `看了${titled(entry, '一张券')}`, mark: 'minor' }),
  dish_viewed: (entry) => ({ words: `看了${titled(entry, '一道菜')}`, mark: 'minor' }),
  fan_gained: () => ({ words: '成为粉丝' }),
  member_joined: () => ({ words: '成为会员' }),
  member_left: () => ({ words: '退出会员' }),
  dish_liked: (entry) => ({ words: `收藏了${titled(entry, '一道菜')}` }),
  dish_unliked: (entry) => ({ words: `不再收藏${titled(entry, '一道菜')}`, mark: 'minor' }),
  reservation_placed: (entry) => ({ words: `订了座${table(entry)}` }),
  reservation_canceled: (entry) => ({ words: `取消了订座${table(entry)}` }),
  reservation_seated: (entry) => ({
    words: `到店 · 入座${entry.subject ? ` ${entry.subject}` : ''}`,
    mark: 'good',
  }),
  reservation_no_show: (entry) => ({ words: `订了没来${table(entry)}`, mark: 'gone' }),
  voucher_claimed: (entry) => ({ words: `领了${titled(entry, '一张券')}` }),
  voucher_validated: (entry) => ({ words: `亮码核对${titled(entry, '')}`, mark: 'minor' }),
  voucher_redeemed: (entry) => ({
    words: `核销了${titled(entry, '一张券')}`,
    more: paid(entry),
    mark: 'good',
  }),
}

const SETTLES = ['reservation_canceled', 'reservation_seated', 'reservation_no_show']

/** The ledger about a guest as sentences, newest first; a booking that nothing has settled yet is still to come. */
export const trailOf = (entries: Entry[], today: string) => {
  const settled = new Set(
    entries.filter(({ name }) => SETTLES.includes(name)).map(({ properties }) => properties.reservationId),
  )
  return entries.flatMap((entry) => {
    const said = SENTENCES[entry.name]?.(entry)
    if (!said) return []
    const next = entry.name === 'reservation_placed' && !settled.has(entry.properties.reservationId)
    return [
      {
        id: entry.id,
        words: said.words,
        detail: [sayPastMoment(entry.occurredAt, today), said.more].filter(Boolean).join(' · '),
        mark: next ? ('next' as const) : said.mark,
      },
    ]
  })
}
