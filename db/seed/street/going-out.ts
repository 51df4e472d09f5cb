import { isClosed, isOn } from './crowd.js'
import { comesBack, hides, looksAround, note, PAUSES, type Use, views, wait } from './phone-use.js'
import { redeems, type Till } from './spending.js'
import { at, DAY, dayOf, daysLater, MINUTE, type Store, type Way, weekdayOf } from './street.js'
import { act, isSilent, type Life, nextOf, signIn, type Town, takeTable, use } from './town.js'
import { byChannel, byPull, byScene, byUnknownCode } from './ways.js'

const SEATS_EVERY = 30
const LAST_SEAT_BEFORE_CLOSING = 60

/** The way somebody comes this time; null when the way that would have brought them brings nobody any more. */
export const wayOf = (town: Town, life: Life): Way | null => {
  const { random } = town
  const way = life.isKnown ? usualWay(town, life) : life.person.foundBy
  if (!isSilent(town.street, way.channel, at(town.today, 0))) return way
  return life.isKnown ? byScene(random, 'direct') : null
}

const usualWay = ({ random, street }: Town, { person, shop }: Life): Way => {
  const fate = random.next()
  if (fate < 0.5) return byScene(random, 'direct')
  if (fate < 0.62) return person.foundBy
  if (fate < 0.64) return byUnknownCode(random)
  const made = shop.channels.filter(({ kind }) => kind !== 'receipt' && kind !== 'tableSticker')
  if (fate < 0.64 + street.scans && made.length > 0) return byChannel(random, random.pick(byPull(made)))
  return byScene(random, random.pick(['scan', 'search', 'search', 'chat', 'officialAccount', 'moments']))
}

const storeFor = ({ random }: Town, { person, shop }: Life): Store => {
  const home = shop.stores.find(({ key }) => key === person.home)
  return home && random.chance(0.9) ? home : random.pick(shop.stores)
}

const sightsOf = ({ street }: Town, { shop, person }: Life, day: string) => ({
  glances: street.glances,
  dishes: shop.dishes,
  offers: shop.offers.filter((offer) => isOn(offer, day)).map(({ key }) => key),
  shares: person.shares,
})

/** Looks at the shop on the phone, once or with a pause, and perhaps likes a dish or takes a voucher along. */
export const look = (town: Town, life: Life, way: Way) => {
  const { random, today } = town
  const { hesitates } = town.street
  const phone = random.pick(life.person.phones)
  const storeKey = random.chance(0.93) ? storeFor(town, life).key : null
  const begins = at(today, random.int(9 * 60, 22 * 60)) + random.int(0, 59_999)
  const sights = sightsOf(town, life, today)
  use(town, life, phone, { at: begins, storeKey, way }, (inHand) => {
    looksAround(inHand, sights)
    if (storeKey && hesitates > 0 && random.chance(hesitates)) letsItBe(life, inHand, storeKey)
    if (storeKey && life.person.signsIn !== 'never') actsOnIt(town, life, inHand, storeKey, phone)
    if (random.chance(0.25)) returnsLater(town, life, inHand, way)
    if (random.chance(0.7)) hides(inHand)
  })
}

/** Looks for a table, further or less far, and books none. */
const letsItBe = ({ person, shop }: Life, inHand: Use, storeKey: string) => {
  const { random } = inHand
  const tables = shop.stores.find(({ key }) => key === storeKey)?.tables ?? []
  looksForTable(inHand, person.party)
  if (tables.length === 0 || random.chance(0.45)) return
  const properties = { tableId: `${storeKey}/${random.pick(tables).label}`, partySize: person.party }
  choosesTable(inHand, properties)
  // Whom somebody else was quicker than.
  if (random.chance(0.12)) note(inHand, 'booking_submitted', properties)
}

const looksForTable = (inHand: Use, partySize: number) => {
  const { random } = inHand
  views(inHand, 'booking')
  note(inHand, 'booking_started')
  wait(inHand, random.int(3, 20))
  note(inHand, 'slot_chosen', { partySize })
}

const choosesTable = (inHand: Use, properties: { tableId: string; partySize: number }) => {
  const { random } = inHand
  wait(inHand, random.int(2, 12))
  note(inHand, 'table_chosen', properties)
  wait(inHand, random.int(5, 30))
}

const returnsLater = (town: Town, life: Life, inHand: Use, way: Way) => {
  const { random } = town
  const last = inHand.events.at(-1)
  if (!last) return
  inHand.at = last.at + (random.chance(0.8) ? random.pick(PAUSES) : random.int(2_000, 20_000))
  const fate = random.next()
  if (fate < 0.5) comesBack(inHand, byScene(random, 'direct'))
  else if (fate < 0.65) comesBack(inHand, way)
  else if (fate < 0.88) comesBack(inHand, wayOf(town, life) ?? way)
  else note(inHand, 'tapped', { what: 'menu', page: 'home' })
  looksAround(inHand, sightsOf(town, life, town.today))
}

type Phone = Life['person']['phones'][number]

const actsOnIt = (town: Town, life: Life, inHand: Use, storeKey: string, phone: Phone) => {
  const { random } = town
  const { person, shop } = life
  if (shop.dishes.length > 0 && random.chance(person.likes)) {
    const dish = random.pick(shop.dishes)
    const liked = !life.liked.has(dish)
    if (liked) life.liked.add(dish)
    else life.liked.delete(dish)
    wait(inHand, 2)
    signIn(town, life, phone, inHand.at)
    act(town, life, inHand.at + 1, { do: 'like', person: person.key, storeKey, dish, liked })
  }
  if (random.chance(person.claims * 0.12)) claims(town, life, inHand, storeKey, phone)
}

/** Takes a voucher of an offer that is on and not yet had, in the hand. */
const claims = (town: Town, life: Life, inHand: Use, storeKey: string, phone: Phone) => {
  const offer = life.shop.offers.find(
    (candidate) =>
      isOn(candidate, dayOf(inHand.at)) &&
      (candidate.storeKey ?? storeKey) === storeKey &&
      (life.claimed.get(candidate.key) ?? 0) < candidate.perPerson,
  )
  if (!offer) return
  life.claimed.set(offer.key, (life.claimed.get(offer.key) ?? 0) + 1)
  const voucher = `voucher-${nextOf(town, 'voucher')}`
  wait(inHand, 3)
  note(inHand, 'offer_viewed', { offerId: offer.key })
  wait(inHand, 2)
  note(inHand, 'claim_submitted', { offerId: offer.key })
  signIn(town, life, phone, inHand.at)
  const claim = { do: 'claim', person: life.person.key, storeKey, offer: offer.key, voucher } as const
  act(town, life, inHand.at + 20, claim)
  life.vouchers.push({ key: voucher, offer: offer.key, storeKey, from: inHand.at + 20 })
}

/** Looks for a table on one of the next days and books it; what becomes of it is decided here and told in its time. */
export const book = (town: Town, life: Life, way: Way) => {
  const { random, today } = town
  const { person } = life
  const store = storeFor(town, life)
  const begins = at(today, random.int(9 * 60, 20 * 60)) + random.int(0, 59_999)
  const wish = findTable(town, life, store, begins + 40 * MINUTE)
  if (!wish || life.bookedUntil > begins) return look(town, life, way)
  const phone = random.pick(person.phones)
  const { startsAt, table, partySize } = wish
  const booking = `booking-${nextOf(town, 'booking')}`
  life.bookedUntil = startsAt + DAY
  const properties = { tableId: `${store.key}/${table}`, partySize }
  use(town, life, phone, { at: begins, storeKey: store.key, way }, (inHand) => {
    looksAround(inHand, sightsOf(town, life, today))
    looksForTable(inHand, partySize)
    choosesTable(inHand, properties)
    note(inHand, 'booking_submitted', properties)
    signIn(town, life, phone, inHand.at)
    act(town, life, inHand.at + 15, {
      ...{ do: 'book', person: person.key, storeKey: store.key, booking, table, partySize, startsAt },
      ...{ name: person.name, number: person.number },
    })
  })
  comesOrNot(town, life, store, { booking, startsAt, placedBy: begins + 20 * MINUTE })
}

type Booked = { booking: string; startsAt: number; placedBy: number }

const comesOrNot = (
  town: Town,
  life: Life,
  { key: storeKey, clerk }: Store,
  { booking, startsAt, placedBy }: Booked,
) => {
  const { random } = town
  const fate = random.next()
  if (fate < 0.07) {
    const when = random.int(placedBy, startsAt - 6 * MINUTE)
    const way = byScene(random, 'direct')
    const phone = random.pick(life.person.phones)
    const done = use(town, life, phone, { at: when, storeKey, way }, (inHand) => views(inHand, 'reservation'))
    signIn(town, life, phone, done)
    act(town, life, done + 1, { do: 'cancel', person: life.person.key, booking })
  } else if (fate < 0.12) {
    act(town, life, startsAt + 35 * MINUTE, { do: 'noShow', booking, storeKey, clerk })
  } else {
    const comesAt = startsAt + random.int(-8, 14) * MINUTE + random.int(0, 59_999)
    act(town, life, comesAt, { do: 'seat', booking, storeKey, clerk })
    atTable(town, life, { storeKey, clerk }, comesAt)
  }
}

const findTable = (town: Town, { person }: Life, store: Store, notBefore: number) => {
  const { random, today } = town
  const on = daysLater(today, random.pick([0, 0, 1, 1, 2, 3]))
  if (isClosed(store, on)) return null
  const seats = store.periods
    .filter(({ weekday }) => weekday === weekdayOf(on))
    .flatMap(({ opensMinute, closesMinute }) => seatsBetween(opensMinute, closesMinute))
    .filter((minute) => Math.abs(minute - person.minute) <= 60 && at(on, minute) > notBefore)
  if (seats.length === 0) return null
  const startsAt = at(on, random.pick(seats))
  const fitting = store.tables.filter(
    (table) => table.partyMin <= person.party && person.party <= table.partyMax,
  )
  const table = random.pick(fitting.length > 0 ? fitting : store.tables)
  const partySize = Math.min(Math.max(person.party, table.partyMin), table.partyMax)
  const turn = (partySize <= 2 ? 90 : 120) * MINUTE
  if (!takeTable(town, `${store.key}/${table.label}`, startsAt, startsAt + turn)) return null
  return { startsAt, table: table.label, partySize }
}

const seatsBetween = (opens: number, closes: number) => {
  const seats: number[] = []
  for (let minute = opens; minute <= closes - LAST_SEAT_BEFORE_CLOSING; minute += SEATS_EVERY)
    seats.push(minute)
  return seats
}

/** Comes by without a booking, sits down, and is seen by the shop only if a voucher is used. */
export const walkIn = (town: Town, life: Life) => {
  const { random, today } = town
  const store = storeFor(town, life)
  if (isClosed(store, today)) return
  const comesAt = at(today, life.person.minute) + random.int(-30, 60) * MINUTE + random.int(0, 59_999)
  atTable(town, life, { storeKey: store.key, clerk: store.clerk }, comesAt)
}

/** From sitting down to the bill: the sticker on the table, perhaps a voucher, the club, and the receipt. */
const atTable = (town: Town, life: Life, { storeKey, clerk }: Till, comesAt: number) => {
  const { random } = town
  const { person, shop } = life
  const phone = random.pick(person.phones)
  const onPaper = (kind: 'tableSticker' | 'receipt') =>
    shop.channels.find(
      (channel) =>
        channel.storeKey === storeKey &&
        channel.kind === kind &&
        !isSilent(town.street, channel.key, comesAt),
    )
  const sticker = onPaper('tableSticker')
  const way = sticker && random.chance(0.7) ? byChannel(random, sticker) : byScene(random, 'direct')
  const joins = person.joins && !life.isMember && random.chance(0.6)
  if (random.chance(0.6) || joins)
    use(town, life, phone, { at: comesAt + 4 * MINUTE, storeKey, way }, (inHand) => {
      looksAround(inHand, sightsOf(town, life, dayOf(comesAt)))
      if (random.chance(person.claims)) claims(town, life, inHand, storeKey, phone)
      if (joins) joinsClub(town, life, inHand, storeKey, phone)
    })
  redeems(town, life, { storeKey, clerk }, comesAt + 70 * MINUTE)
  const receipt = onPaper('receipt')
  if (receipt && random.chance(0.15))
    use(
      town,
      life,
      phone,
      { at: comesAt + 88 * MINUTE, storeKey, way: byChannel(random, receipt) },
      (inHand) => looksAround(inHand, sightsOf(town, life, dayOf(comesAt))),
    )
}

const joinsClub = (town: Town, life: Life, inHand: Use, storeKey: string, phone: Phone) => {
  life.isMember = true
  views(inHand, 'membership')
  note(inHand, 'membership_started')
  wait(inHand, 8)
  note(inHand, 'membership_submitted')
  signIn(town, life, phone, inHand.at)
  const { key, name, number } = life.person
  act(town, life, inHand.at + 30, { do: 'join', person: key, storeKey, name, number })
}
