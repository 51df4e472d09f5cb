import { useApi } from '@/client/use-api'
import { getVoucher, listMyVouchers, listOffers, type Offer, type Voucher } from '@/client/vouchers'

const MY_VOUCHERS = 'my-vouchers'

/** All the vouchers this person has, whatever became of them. */
export const useMyVouchers = () => {
  const { data: vouchers, error, retry } = useApi(MY_VOUCHERS, () => readAll<Voucher>(listMyVouchers))
  return { vouchers, error, retry }
}

export const useOffers = () => {
  const { data: offers, error, retry } = useApi('offers', () => readAll<Offer>(listOffers))
  return { offers, error, retry }
}

export const useVoucher = (voucherId: string) => {
  const { data: voucher, error, retry } = useApi(`${MY_VOUCHERS} ${voucherId}`, () => getVoucher(voucherId))
  return { voucher, error, retry }
}

type Page<T> = { items: T[]; nextCursor: string | null }

const readAll = async <T>(readPage: (query: { cursor?: string }) => Promise<Page<T>>) => {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await readPage({ cursor })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return items
}
