import type { Timeline } from '@/client/reports'
import { yuan } from '@/words/money'
import { sayPastMoment } from '@/words/past'
import { EVENTS } from '../../../../api/_tracking/vocabulary'

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

const PURPOSES: Record<string, string> = {
  membership: '会员说明',
  service: '收提醒',
  marketing: '按习惯推荐',
  sharing: '给合作的店',
}
const purpose = ({ properties }: Entry) => PURPOSES[String(properties.purpose)] ?? '一件事'

const SENTENCES: Record<string, (entry: Entry) => Said> = {
  app_opened: () => ({ words: '打开小程序', mark: 'minor' }),
  offer_viewed: (entry) => ({ words: `看了${titled(entry, '一张券')}`, mark: 'minor' }),
  dish_viewed: (entry) => ({ words: `看了${titled(entry, '一道菜')}`, mark: 'minor' }),
  menu_searched: (entry) => ({
    words: entry.subject ? `搜菜单，点开${titled(entry, '')}` : '搜了菜单',
    mark: 'minor',
  }),
  share_tapped: (entry) => ({ words: `分享了${titled(entry, '小店')}`, mark: 'minor' }),
  booking_refused: () => ({ words: '订座没成', mark: 'minor' }),
  claim_refused: (entry) => ({ words: `领${titled(entry, '券')}没成`, mark: 'minor' }),
  membership_refused: () => ({ words: '入会没成', mark: 'minor' }),
  consent_given: (entry) => ({ words: `同意${purpose(entry)}`, mark: 'minor' }),
  consent_withdrawn: (entry) => ({ words: `收回了同意：${purpose(entry)}`, mark: 'minor' }),
  person_merged: () => ({ words: '认出是同一位，合到了一起', mark: 'minor' }),
  person_separated: () => ({ words: '又分回两位', mark: 'minor' }),
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
  reservation_reinstated: (entry) => ({ words: `撤回，重新等着${table(entry)}`, mark: 'minor' }),
  voucher_claimed: (entry) => ({ words: `领了${titled(entry, '一张券')}` }),
  voucher_validated: (entry) => ({ words: `亮码核对${titled(entry, '')}`, mark: 'minor' }),
  voucher_redeemed: (entry) => ({
    words: `核销了${titled(entry, '一张券')}`,
    more: paid(entry),
    mark: 'good',
  }),
  voucher_reversed: (entry) => ({ words: `撤回了核销${titled(entry, '')}`, mark: 'minor' }),
}

/** What the page says better, else as the catalogue tells it. */
const sayEntry = (entry: Entry): Said | undefined => {
  const said = SENTENCES[entry.name]?.(entry)
  if (said || !(entry.name in EVENTS)) return said
  return { words: EVENTS[entry.name as keyof typeof EVENTS].words, mark: 'minor' }
}

const SETTLES = ['reservation_canceled', 'reservation_seated', 'reservation_no_show']
/** What takes back, and what it is about. */
const TAKES_BACK: Record<string, 'reservationId' | 'voucherId'> = {
  reservation_reinstated: 'reservationId',
  voucher_reversed: 'voucherId',
}
const CAN_BE_TAKEN_BACK = [...SETTLES, 'voucher_redeemed']

/** The entries that did not stay: each was taken back by the next one about the same thing. */
const takenBack = (entries: Entry[]) => {
  const open = new Set<unknown>()
  const gone = new Set<string>()
  for (const { id, name, properties } of entries) {
    const undone = TAKES_BACK[name]
    if (undone) open.add(properties[undone])
    else if (CAN_BE_TAKEN_BACK.includes(name))
      for (const subject of [properties.reservationId, properties.voucherId])
        if (subject !== undefined && open.delete(subject)) gone.add(id)
  }
  return gone
}

/** The ledger about a guest as sentences, newest first; a booking that nothing has settled yet is still to come. */
export const trailOf = (entries: Entry[], today: string) => {
  const gone = takenBack(entries)
  const settled = new Set(
    entries
      .filter(({ id, name }) => SETTLES.includes(name) && !gone.has(id))
      .map(({ properties }) => properties.reservationId),
  )
  return entries.flatMap((entry) => {
    const said = sayEntry(entry)
    if (!said) return []
    const next = entry.name === 'reservation_placed' && !settled.has(entry.properties.reservationId)
    return [
      {
        id: entry.id,
        words: said.words,
        detail: [sayPastMoment(entry.occurredAt, today), said.more, gone.has(entry.id) && '后来撤回了']
          .filter(Boolean)
          .join(' · '),
        mark: next ? ('next' as const) : gone.has(entry.id) ? ('minor' as const) : said.mark,
      },
    ]
  })
}
