import { createRandom } from '../random.js'
import { daysLater, type Offer, type Shop, type Store, type Street, weekdayOf } from './street.js'

const RAINY = 0.55

/** How many more, or fewer, the weather of a day lets out of the door. */
export const weatherOn = ({ seed, causes }: Street, day: string): number => {
  const rains = causes.some(
    (cause) => cause.kind === 'rain' && cause.from <= day && day < daysLater(cause.from, cause.days),
  )
  if (rains) return RAINY
  const sky = createRandom(seed ^ Date.parse(day)).next()
  return sky < 0.2 ? RAINY : 0.8 + sky * 0.5
}

/** How many more are out on a holiday. */
export const holidayOn = ({ causes }: Street, day: string): number => {
  const holiday = causes.find(
    (cause) => cause.kind === 'holiday' && cause.from <= day && day < daysLater(cause.from, cause.days),
  )
  return holiday?.kind === 'holiday' ? holiday.crowd : 1
}

/** How many more come on this day of the week, and while something is on offer for a while only. */
export const crowdOn = ({ offers }: Shop, day: string): number => {
  const weekend = weekdayOf(day) >= 5 ? 1.4 : 1
  const campaign = offers.some((offer) => offer.until !== null && isOn(offer, day))
  return weekend * (campaign ? 1.5 : 1)
}

export const isOn = ({ from, until }: Offer, day: string) => from <= day && (until === null || day < until)

export const isClosed = ({ closedOn, periods }: Store, day: string) =>
  closedOn.includes(day) || !periods.some(({ weekday }) => weekday === weekdayOf(day))
