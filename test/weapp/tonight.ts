import type { LocalGuest } from '../support/local-guest.js'

const SHOP = '/merchants/wangjiang'
const TONIGHT = '2026-11-25'

/** Books the first free table for two of the evening at the riverside store. */
export const bookTonight = async (guest: LocalGuest, contactName: string) => {
  const { stores } = (await guest.get(`${SHOP}/storefront`)).body
  const [{ id }] = stores
  const { slots } = (await guest.get(`${SHOP}/stores/${id}/availability?on=${TONIGHT}&partySize=2`)).body
  const slot = slots.find(({ freeTableIds }: { freeTableIds: string[] }) => freeTableIds.length > 0)
  const wish = { tableId: slot.freeTableIds[0], partySize: 2, startsAt: slot.startsAt }
  return (
    await guest.post(`/stores/${id}/reservations`, { ...wish, contactName, contactPhone: '13812346628' })
  ).body
}

/** Claims the first voucher that is on offer. */
export const claimFirst = async (guest: LocalGuest) => {
  const [{ id: storeId }] = (await guest.get(`${SHOP}/storefront`)).body.stores
  const [offer] = (await guest.get(`${SHOP}/offers`)).body.items
  return (await guest.post(`/offers/${offer.id}/claims`, { storeId })).body
}

/** What the manager's figures count for today. */
export const countedToday = async (manager: LocalGuest): Promise<Record<string, number>> => {
  const { storeId } = (await manager.get('/me')).body.staff[0]
  const { figures } = (await manager.get(`/stores/${storeId}/overview?period=day`)).body
  const names = ['visits', 'fans', 'bookings', 'claims', 'redemptions']
  return Object.fromEntries(names.map((name) => [name, figures[name].now]))
}
