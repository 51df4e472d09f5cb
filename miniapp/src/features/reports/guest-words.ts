import type { Guest, GuestPage } from '@/client/reports'
import { daysBetween, shopDay } from '@/words/days'
import { yuan } from '@/words/money'
import { sayPastDay } from '@/words/past'
import { saySource } from '@/words/sources'

type Summary = GuestPage['items'][number]

export const summaryName = ({ name, phoneTail }: Pick<Summary, 'name' | 'phoneTail'>) =>
  name ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')

/** 「来过 3 次 · 昨天」 */
export const summaryDetail = ({ visits, lastActAt }: Summary, today: string) =>
  [visits ? `来过 ${visits} 次` : '还没来过', sayPastDay(shopDay(lastActAt), today)].join(' · ')

export const guestName = ({ name, phoneMasked }: Guest) =>
  name ?? (phoneMasked ? `尾号 ${phoneMasked.slice(-4)}` : '没留名字')

/** 「她和我们」, as far as how they are called tells. */
export const sectionTitle = ({ name }: Guest) => {
  if (name?.endsWith('女士')) return '她和我们'
  return name?.endsWith('先生') ? '他和我们' : '来往'
}

/** `13812346628` → `138 1234 6628`; other numbers as they are. */
export const spacedPhone = (phone: string) => phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')

/** 「8 月 2 日成为会员」 */
export const guestSince = ({ memberSince, fanSince, firstTouch }: Guest, today: string) => {
  const day = (at: string) => sayPastDay(shopDay(at), today)
  if (memberSince) return `${day(memberSince)}成为会员`
  if (fanSince) return `${day(fanSince)}成为粉丝`
  return firstTouch ? `${day(firstTouch.at)}第一次打开小程序` : '打电话认识的'
}

type Touch = NonNullable<Guest['firstTouch']>

const sayTouch = ({ source, channel }: Touch) => `「${channel?.name ?? saySource(source)}」`

/** 「从「桌贴」来的」 */
export const guestOrigin = ({ firstTouch }: Guest) =>
  firstTouch && (firstTouch.source === 'direct' ? '自己打开来的' : `从${sayTouch(firstTouch)}来的`)

export const guestFigures = ({ visits, lastVisitOn, averageBillFen }: Guest, today: string) => [
  { figure: visits ? `${visits} 次` : '–', words: visits ? '来过' : '还没来过' },
  lastVisitOn === today
    ? { figure: '今天', words: '上回来' }
    : { figure: lastVisitOn ? `${daysBetween(lastVisitOn, today)} 天` : '–', words: '上回到现在' },
  {
    figure: averageBillFen === null ? '–' : `¥ ${yuan(Math.round(averageBillFen / 100) * 100)}`,
    words: '每回大约',
  },
]

const CONSENT_NAMES = {
  membership: '会员说明',
  service: '提醒',
  marketing: '按习惯推荐',
  sharing: '让合作的店认识',
}

/** What they agreed to, and what not; nobody is recommended to or told of who was never asked. */
const sayConsents = (consents: Guest['consents']) => {
  const asked = new Map(consents.map(({ purpose, given }) => [purpose, given]))
  const shown = (['membership', 'service', 'marketing', 'sharing'] as const).filter(
    (purpose) => asked.has(purpose) || purpose === 'marketing' || purpose === 'sharing',
  )
  const names = (given: boolean) =>
    shown
      .filter((purpose) => (asked.get(purpose) ?? false) === given)
      .map((purpose) => CONSENT_NAMES[purpose])
  return [
    names(true).length > 0 && `同意${names(true).join('、')}`,
    names(false).length > 0 && `没开${names(false).join('、')}`,
  ]
    .filter(Boolean)
    .join('；')
}

const FAVOURITES_NAMED = 3

const sayFavourites = (favourites: string[]) => {
  const named = favourites.slice(0, FAVOURITES_NAMED).map((name) => `「${name}」`)
  return `${named.join('')}${favourites.length > FAVOURITES_NAMED ? `等 ${favourites.length} 道` : ''}`
}

const sayVouchers = ({ liveVouchers, redemptions, savedFen, expiredVouchers }: Guest) =>
  [
    liveVouchers && `手上 ${liveVouchers} 张`,
    redemptions && `用过 ${redemptions} 张${savedFen ? `，省了 ¥${yuan(savedFen)}` : ''}`,
    expiredVouchers && `过期 ${expiredVouchers} 张`,
  ]
    .filter(Boolean)
    .join('；')

const saySpend = ({ bills, spentFen, lastBillFen }: Guest) =>
  bills > 0 &&
  `${bills} 张账单共 ¥${yuan(spentFen)}${lastBillFen === null ? '' : `，最近一张 ¥${yuan(lastBillFen)}`}`

const sayMissed = ({ noShows, cancellations }: Guest) =>
  [noShows && `订了没来 ${noShows} 回`, cancellations && `取消 ${cancellations} 回`]
    .filter(Boolean)
    .join('；')

const sayChannels = ({ firstTouch, lastTouch }: Guest, today: string) =>
  [
    firstTouch && `头一回${sayTouch(firstTouch)}，${sayPastDay(shopDay(firstTouch.at), today)}`,
    lastTouch &&
      lastTouch.at !== firstTouch?.at &&
      `最近${sayTouch(lastTouch)}，${sayPastDay(shopDay(lastTouch.at), today)}`,
  ]
    .filter(Boolean)
    .join('；')

/** What else is known of a guest, each under what it is; only what there is. */
export const guestFacts = (guest: Guest, today: string): { what: string; words: string }[] =>
  [
    { what: '来源', words: sayChannels(guest, today) },
    { what: '想吃', words: sayFavourites(guest.favourites) },
    { what: '券', words: sayVouchers(guest) },
    { what: '账单', words: saySpend(guest) || '' },
    { what: '没来', words: sayMissed(guest) },
    { what: '同意', words: sayConsents(guest.consents) },
  ].filter(({ words }) => words)

/** 「昨天和老周合成了一位，沈店长说的」 */
export const sayMerge = ({ from, mergedAt, mergedBy, reason }: Guest['merges'][number], today: string) => {
  const why = reason === 'staff' ? `${mergedBy ?? '同事'}说的` : '手机号一样，自动认出的'
  return `${sayPastDay(shopDay(mergedAt), today)}和${summaryName(from)}合成了一位，${why}`
}
