import type { Finding } from './findings.js'
import type { comparisonOf, LineMeasure } from './moves.js'
import { partWords } from './saying.js'

const TITLES: Record<LineMeasure, { more: string; less: string }> = {
  visitors: { more: '来逛的人多了', less: '来逛的人少了' },
  fans: { more: '新粉丝多了', less: '新粉丝少了' },
  members: { more: '入会的多了', less: '入会的少了' },
  visits: { more: '来店的人多了', less: '来店的人少了' },
  returns: { more: '老客回来得勤了', less: '老客回来得少了' },
  bookings: { more: '订座的多了', less: '订座的少了' },
  seated: { more: '更满了', less: '空了一些' },
  covers: { more: '更满了', less: '空了一些' },
  noShows: { more: '订了没来的多了', less: '订了没来的少了' },
  claims: { more: '领券的多了', less: '领券的少了' },
  redemptions: { more: '用券的多了', less: '用券的少了' },
  discountFen: { more: '券让利多了', less: '券让利少了' },
  billFen: { more: '用券账单多了', less: '用券账单少了' },
  fanRate: { more: '来逛的更愿意留下', less: '来逛的留下得少了' },
  memberRate: { more: '粉丝更愿意入会', less: '粉丝入会得少了' },
  noShowRate: { more: '订了没来的多了', less: '订了没来的少了' },
}

/** One sentence over the page, on what is told first. */
export const titleOf = (first: Finding | undefined, { kind }: ReturnType<typeof comparisonOf>): string => {
  if (kind === 'closed') return '上周，店里歇业'
  if (first?.kind === 'night') return '上周，打烊后还有券在核销'
  if (first?.kind === 'silence' && first.part) return `上周，${partWords(first.part)}没声音了`
  if (first?.kind === 'dish' && first.part) return `上周，看${partWords(first.part)}的人${MORE[first.way]}`
  if (first?.move) return `上周，${placeOf(first)}${TITLES[first.move.measure][first.move.way]}`
  if (first?.part) return `上周，${partWords(first.part)}带来的人${MORE[first.way]}`
  return CALM[kind]
}

const placeOf = ({ part, move }: Finding) =>
  part?.kind === 'period' && (move?.measure === 'covers' || move?.measure === 'seated')
    ? part.name
    : placeless(move)

const placeless = (move: Finding['move']) =>
  move?.measure === 'covers' || move?.measure === 'seated' ? '店里' : ''

const MORE = { more: '多了', less: '少了' }
const CALM = {
  usual: '上周，和平常一样',
  few: '上周，和前一周差不多',
  first: '第一周，先记下来',
  short: '上周，营业的天数和平常不一样',
}
