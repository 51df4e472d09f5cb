import type { TestApi } from './api.js'
import type { TestPerson, TestShop } from './shop.js'

type Till = { shop: TestShop; guest: TestPerson; clerk: TestPerson; storeId?: string; billFen?: number }

/** A guest's voucher, claimed and redeemed by a clerk. */
export const redeemAVoucher = async (api: TestApi, till: Till) => {
  const { shop, guest, storeId = shop.storeId } = till
  const body = { storeId }
  const claim = await api.post(`/offers/${shop.offerId}/claims`, { token: guest.token, body })
  return redeemAgain(api, { ...till, voucherId: claim.body.id })
}

/** Redeems a voucher that the guest has already. */
export const redeemAgain = async (
  api: TestApi,
  { shop, guest, clerk, storeId = shop.storeId, billFen = 30_000, voucherId }: Till & { voucherId: string },
) => {
  const shown = await api.get(`/me/vouchers/${voucherId}/codes`, guest.token)
  const body = { code: shown.body.handle + shown.body.codes[0].code }
  const at = `/stores/${storeId}`
  await api.post(`${at}/validations`, { token: clerk.token, body })
  return api.post(`${at}/redemptions`, { token: clerk.token, body: { voucherId, billFen } })
}
