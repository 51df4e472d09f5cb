import {
  cancelReservation,
  markNoShow,
  placeReservation,
  seatReservation,
} from '../../../api/_dining/index.js'
import { becomeMember } from '../../../api/_members/index.js'
import type { Context } from '../../../api/_platform/context.js'
import { recordStaffAction } from '../../../api/_platform/staff-actions.js'
import { likeDish } from '../../../api/_storefront/index.js'
import { linkVisitor } from '../../../api/_tracking/index.js'
import { claimOffer, getVoucherCodes, redeemVoucher, validateVoucher } from '../../../api/_vouchers/index.js'
import type { Database } from '../../client.js'
import type { Acquaintance } from './people.js'
import { idOf, type Premises } from './premises.js'
import type { Deed } from './steps.js'
import { MINUTE } from './street.js'

export type Fact = Exclude<Deed, { do: 'send' }>

type Place = {
  db: Database
  at: number
  premises: Premises
  people: Acquaintance
  /** What bookings and vouchers of the story became. */
  made: Map<string, string>
}

/** Does what a fact of the story says by the verbs of the rooms, on the clock of the story. What a verb refuses, the plan has got wrong. */
export const doFact = async (place: Place, fact: Fact): Promise<unknown> => {
  const { db, at, premises, people, made } = place
  const as = (key: string, when = at) => people.as(db, key, when)
  const storeId = 'storeKey' in fact ? idOf(premises.stores, fact.storeKey) : ''
  switch (fact.do) {
    case 'signIn': {
      const { actor, ...ctx } = await as(fact.person)
      return linkVisitor(ctx, { visitorId: fact.visitorId, personKey: actor.personKey })
    }
    case 'book': {
      const tableId = idOf(premises.tables, `${fact.storeKey}/${fact.table}`)
      const startsAt = new Date(fact.startsAt).toISOString()
      const contact = { contactName: fact.name, contactPhone: fact.number }
      const wish = { storeId, tableId, startsAt, partySize: fact.partySize, ...contact }
      made.set(fact.booking, (await placeReservation(await as(fact.person), wish)).id)
      return
    }
    case 'cancel':
      return cancelReservation(await as(fact.person), { reservationId: take(made, fact.booking) })
    case 'seat':
    case 'noShow': {
      const input = { storeId, reservationId: take(made, fact.booking) }
      const [settle, action] = fact.do === 'seat' ? [seatReservation, '入座'] : [markNoShow, '记没来']
      const clerk = await as(fact.clerk)
      await settle(clerk, input)
      return recordStaffAction(clerk, { action, input })
    }
    case 'claim': {
      const offerId = idOf(premises.offers, fact.offer)
      made.set(fact.voucher, (await claimOffer(await as(fact.person), { offerId, storeId })).id)
      return
    }
    case 'redeem':
      return redeem(place, storeId, fact)
    case 'like': {
      const dishId = idOf(premises.dishes, fact.dish)
      return likeDish(await as(fact.person), { dishId, liked: fact.liked, storeId })
    }
    case 'join': {
      const terms = { phoneCode: 'asked', termsVersion: 'current' }
      return becomeMember(await as(fact.person), { storeId, name: fact.name, ...terms }, fact.number)
    }
  }
}

/** The guest shows the code, the clerk reads it, types the bill, and spends the voucher a minute later. */
const redeem = async ({ db, at, people, made }: Place, storeId: string, fact: Fact & { do: 'redeem' }) => {
  const voucherId = take(made, fact.voucher)
  const guest = await people.as(db, fact.person, at - MINUTE)
  const shown = await getVoucherCodes(guest, { voucherId })
  const till: Context = await people.as(db, fact.clerk, at - MINUTE)
  await validateVoucher(till, { storeId, code: shown.handle + (shown.codes[0]?.code ?? '') })
  const paid = { ...till, now: new Date(at) }
  await redeemVoucher(paid, { storeId, voucherId, billFen: fact.billFen })
  await recordStaffAction(paid, { action: '核销', input: { storeId, voucherId } })
}

const take = (made: Map<string, string>, key: string): string => {
  const id = idOf(made, key)
  made.delete(key)
  return id
}
