import { crowdOn, holidayOn, isClosed, weatherOn } from './crowd.js'
import { book, look, walkIn, wayOf } from './going-out.js'
import { passAround, redeemAtNight, runMachine } from './oddities.js'
import type { Step } from './steps.js'
import { type Street, weekdayOf } from './street.js'
import { type Life, nextDay, openTown, type Town, tellToday } from './town.js'

/**
 * The story of a street, a day at a time, its steps in order of time: the same street, the same story. No more of it is
 * held than today and what today has already decided for later.
 */
export function* daysOf(street: Street): Generator<{ on: string; steps: Step[] }> {
  const town = openTown(street)
  while (town.dayIndex < street.days) {
    const weather = weatherOn(street, town.today) * holidayOn(street, town.today)
    for (const life of town.lives) live(town, life, weather)
    for (const tablet of street.tablets) passAround(town, tablet)
    for (const machine of street.machines) runMachine(town, machine)
    redeemAtNight(town)
    yield { on: town.today, steps: tellToday(town) }
    nextDay(town)
  }
}

/** What somebody does today, if anything. */
const live = (town: Town, life: Life, weather: number) => {
  const { random, today, dayIndex } = town
  const { person, shop } = life
  if (dayIndex < person.arrives) return
  const isTheirDay = weekdayOf(today) === person.weekday ? 1.8 : 0.9
  const home = shop.stores.find(({ key }) => key === person.home)
  const isShut = home && isClosed(home, today) ? 0.4 : 1
  const chance = person.rate * weather * crowdOn(shop, today) * isTheirDay * isShut
  const hearsOfIt = dayIndex === person.arrives && person.arrives > 0
  if (!hearsOfIt && !random.chance(chance)) return
  const way = wayOf(town, life)
  if (!way) return
  if (!life.isKnown) {
    life.isKnown = true
    return look(town, life, way)
  }
  if (random.chance(person.books)) book(town, life, way)
  else if (random.chance(person.walksIn)) walkIn(town, life)
  else look(town, life, way)
}
