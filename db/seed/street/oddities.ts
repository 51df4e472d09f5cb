import { comesBack, note, opens, type Use, views, wait } from './phone-use.js'
import { redeem, VOUCHER_IS_GOOD_FOR } from './spending.js'
import { at, type Machine, MINUTE, type Tablet } from './street.js'
import { type Life, nextOf, plan, send, type Town } from './town.js'
import { byScene } from './ways.js'

const BURST_SECONDS = 50

/** Fans of some days before sign in, one after another, on a device that lies on the counter. */
export const passAround = (town: Town, tablet: Tablet) => {
  const { random, today } = town
  if (!random.chance(0.3)) return
  const midnight = at(today, 0)
  const fans = town.lives.filter(
    ({ shop, fanFrom, person }) => shop.key === tablet.shop && fanFrom < midnight && !person.isStaff,
  )
  if (fans.length < tablet.guestsADay) return
  const whose = { lane: `${tablet.shop}/${tablet.key}`, shop: tablet.shop }
  const { visitorId } = tablet.phone
  let when = at(today, 12 * 60)
  for (const { person } of pickSome(town, fans, tablet.guestsADay)) {
    when += random.int(2, 38) * MINUTE
    plan(town, when, whose, { do: 'signIn', visitorId, person: person.key })
    const inHand = takeUp(town, tablet, when + 500)
    const way = byScene(random, random.pick(['direct', 'scan', 'search']))
    if (random.chance(0.5)) opens(inHand, way)
    else comesBack(inHand, way)
    views(inHand, 'home')
    // Sent at once, before the next one signs in.
    const sending = { visitorId, skew: tablet.phone.skew, agent: null, person: null, events: inHand.events }
    plan(town, inHand.at, whose, { do: 'send', ...sending })
  }
}

const takeUp = (
  town: Town,
  { storeKey, phone }: Pick<Tablet | Machine, 'storeKey' | 'phone'>,
  when: number,
): Use => ({
  ...{ at: when, storeKey, events: [], random: town.random },
  nextSequence: () => nextOf(town, phone.visitorId),
})

const pickSome = (town: Town, from: Life[], count: number): Life[] => {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(town.random.int(0, left.length - 1), 1)).flat()
}

/** What no person does: reading every page, and once faster than anybody can. */
export const runMachine = (town: Town, machine: Machine) => {
  const { random, today, dayIndex } = town
  const { shop, phone, agent, burst } = machine
  const whose = { lane: `${shop}/${machine.key}`, shop }
  const inHand = takeUp(town, machine, at(today, random.int(8 * 60, 20 * 60)))
  if (burst?.dayIndex === dayIndex) {
    opens(inHand, byScene(random, 'search'))
    for (let left = burst.events - 1; left > 0; left--) {
      note(inHand, 'page_viewed', { page: 'menu', seconds: 0 })
      wait(inHand, BURST_SECONDS / burst.events)
    }
    const [first, second] = [inHand.events.slice(0, 190), inHand.events.slice(190)]
    for (const [index, events] of [first, second].entries())
      plan(town, inHand.at + index * 400, whose, {
        ...{ do: 'send', visitorId: phone.visitorId, skew: 0, person: null, agent, events },
      })
  } else if (random.chance(0.2)) {
    opens(inHand, byScene(random, 'link'))
    for (const page of ['home', 'menu', 'store']) views(inHand, page)
    send(town, whose, phone, inHand.events, agent)
  }
}

/** A clerk spends, after closing, vouchers of people who are not there. */
export const redeemAtNight = (town: Town) => {
  const { street, today, random } = town
  for (const cause of street.causes) {
    if (cause.kind !== 'nightRedemptions' || today < cause.from) continue
    const store = street.shops.flatMap(({ stores }) => stores).find(({ key }) => key === cause.storeKey)
    if (!store) continue
    const when = at(today, 23 * 60 + random.int(5, 40))
    const indexIn = ({ vouchers }: Life) =>
      vouchers.findIndex(
        ({ from, storeKey }) => from < when && when - from < VOUCHER_IS_GOOD_FOR && storeKey === store.key,
      )
    for (const life of town.lives.filter((candidate) => indexIn(candidate) >= 0).slice(0, 2)) {
      const [voucher] = life.vouchers.splice(indexIn(life), 1)
      if (!voucher) continue
      const { key, offer } = voucher
      redeem(town, life, { storeKey: store.key, clerk: store.clerk, voucher: key, offer }, when)
    }
  }
}
