import { randomUUID } from 'node:crypto'
import { personColumns } from '../../api/_members/index.js'
import type { Runtime } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import {
  people,
  redemptions,
  reservations,
  sessions,
  staff,
  storeGuests,
  storeVisitors,
  visitors,
  visits,
  vouchers,
} from '../../db/schema/index.js'
import type { TestShop } from './shop.js'

type Wish<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

/** Writes the rows that figures are counted from, as they stand after the verbs; `local` is a time of 2026 in Hangzhou. */
export const factsIn = ({ db, sealer }: Runtime, shop: TestShop) => {
  const { merchantId, storeId } = shop
  const phoneSealed = personColumns({ sealer, merchantId }).phone.seal('13812346628')
  const at = (local: string) => new Date(`2026-${local}+08:00`)
  const made = at('01-01T00:00')

  const person = async (wish: Wish<typeof people> = {}) => {
    const id = newId('psn', made)
    const openid = { openidHash: randomUUID(), openidSealed: 'sealed' }
    const known = wish.erasedAt || wish.mergedInto ? {} : openid
    const phone = wish.erasedAt ? {} : { phoneSealed }
    const member = wish.memberAt ? { ...phone, memberStoreId: storeId } : {}
    const fan = wish.fanAt ? { fanStoreId: storeId } : {}
    const key = { merchantId, id, personKey: randomUUID(), createdAt: made }
    const row = { ...key, ...known, ...member, ...fan, ...wish }
    await db.insert(people).values(row)
    return row
  }
  return {
    at,
    person,
    worker: async () => {
      const worker = await person()
      const post = { id: newId('stf', made), personId: worker.id, role: 'clerk' as const }
      await db.insert(staff).values({ ...post, merchantId, storeId, createdAt: made })
      return worker
    },
    visit: async (personId: string, local: string, wish: Wish<typeof visits> = {}) => {
      const row = { merchantId, storeId, personId, on: `2026-${local.slice(0, 5)}`, firstAt: at(local) }
      await db.insert(visits).values({ ...row, ...wish })
    },
    guest: async (personId: string, local: string, wish: Wish<typeof storeGuests> = {}) => {
      const acted = { firstActAt: at(local), lastActAt: at(local) }
      await db.insert(storeGuests).values({ merchantId, storeId, personId, ...acted, ...wish })
    },
    booking: async (personId: string, local: string, wish: Wish<typeof reservations> = {}) => {
      const id = newId('rsv', made)
      const when = { startsAt: at('12-31T18:00'), endsAt: at('12-31T20:00'), createdAt: at(local) }
      const row = { merchantId, id, storeId, personId, tableId: shop.tableOf('A1').id, partySize: 2, ...when }
      await db.insert(reservations).values({ ...row, status: 'booked', ...wish })
      return id
    },
    voucher: async (personId: string, local: string, wish: Wish<typeof vouchers> = {}) => {
      const id = newId('vch', made)
      const when = { claimedStoreId: storeId, claimedAt: at(local), expiresAt: at('12-31T00:00') }
      const code = { handle: id.slice(-6), secretSealed: 'sealed', status: 'expired' as const, nth: 1 }
      await db
        .insert(vouchers)
        .values({ merchantId, id, offerId: shop.offerId, personId, ...when, ...code, ...wish })
      return id
    },
    redemption: async (voucherId: string, local: string, wish: Wish<typeof redemptions> = {}) => {
      const id = newId('rdm', made)
      const row = {
        merchantId,
        id,
        voucherId,
        storeId,
        redeemedBy: newId('psn', made),
        redeemedAt: at(local),
      }
      await db.insert(redemptions).values({ ...row, billFen: 30_000, discountFen: 3_000, ...wish })
      return id
    },
    device: async (wish: Wish<typeof visitors> = {}) => {
      const visitorId = randomUUID()
      const linked = wish.personKey ? { linkedAt: made } : {}
      const seen = { firstSeenAt: made, lastSeenAt: made }
      await db.insert(visitors).values({ merchantId, visitorId, ...seen, ...linked, ...wish })
      return visitorId
    },
    opened: async (who: string, day: string, wish: Wish<typeof storeVisitors> = {}) => {
      await db.insert(storeVisitors).values({ merchantId, storeId, on: `2026-${day}`, who, ...wish })
    },
    session: async (visitorId: string, local: string, wish: Wish<typeof sessions> = {}) => {
      const span = { startedAt: at(local), endedAt: at(local) }
      const used = { source: 'direct', staff: false, events: 1, pages: 1 }
      await db.insert(sessions).values({ merchantId, visitorId, storeId, ...span, ...used, ...wish })
    },
  }
}
