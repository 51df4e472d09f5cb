import { createRandom } from '../random.js'
import { note, views } from './phone-use.js'
import { DAY, MINUTE } from './street.js'
import { act, type Life, type Town, use } from './town.js'
import { byScene } from './ways.js'

/** As far as anybody on the street remembers. */
export const VOUCHER_IS_GOOD_FOR = 10 * DAY

export type Till = { storeKey: string; clerk: string }

/** Shows a voucher with the bill, if there is one that is good here. */
export const redeems = (town: Town, life: Life, { storeKey, clerk }: Till, when: number) => {
  const { random } = town
  const held = life.vouchers.findIndex(({ offer, from }) => {
    const rule = life.shop.offers.find(({ key }) => key === offer)
    return from < when && when - from < VOUCHER_IS_GOOD_FOR && (rule?.storeKey ?? storeKey) === storeKey
  })
  if (held < 0 || random.chance(0.3)) return
  const [voucher] = life.vouchers.splice(held, 1)
  if (!voucher) return
  if (town.street.showsCodes) showsCode(town, life, storeKey, when)
  redeem(town, life, { storeKey, clerk, voucher: voucher.key, offer: voucher.offer }, when)
}

/** By chance of its own, so that a street that looks on is otherwise the same. */
const showsCode = (town: Town, life: Life, storeKey: string, when: number) => {
  const random = createRandom(when)
  const [phone, way] = [random.pick(life.person.phones), byScene(random, 'direct')]
  use({ ...town, random }, life, phone, { at: when - 3 * MINUTE, storeKey, way }, (inHand) => {
    views(inHand, 'coupons')
    note(inHand, 'voucher_shown')
  })
}

export const redeem = (
  town: Town,
  life: Life,
  { storeKey, clerk, voucher, offer }: Till & { voucher: string; offer: string },
  when: number,
) => {
  const least = life.shop.offers.find(({ key }) => key === offer)?.minSpendFen ?? 0
  const billFen = least + 500 + life.person.party * town.random.int(2_000, 9_000)
  const person = life.person.key
  act(town, life, when, { do: 'redeem', person, storeKey, voucher, clerk, billFen })
}
