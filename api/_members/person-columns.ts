import type { MerchantContext } from '../_platform/context.js'
import { phoneTail } from './masking.js'

/** How the personal columns of one merchant are sealed and looked up. */
export const personColumns = ({ sealer, merchantId }: Pick<MerchantContext, 'sealer' | 'merchantId'>) => {
  const column = (name: 'openid' | 'unionid' | 'phone' | 'name') => {
    const place = `${merchantId}/${name}`
    return {
      seal: (plain: string) => sealer.seal(place, plain),
      open: (sealed: string) => sealer.open(place, sealed),
      openOrNull: (sealed: string | null) => (sealed === null ? null : sealer.open(place, sealed)),
      lookup: (plain: string) => sealer.lookup(place, plain),
    }
  }
  return {
    ...{ openid: column('openid'), unionid: column('unionid'), phone: column('phone'), name: column('name') },
    /** Finds by the last four digits; takes them, or the whole number. */
    tail: { lookup: (phone: string) => sealer.lookup(`${merchantId}/phoneTail`, phoneTail(phone)) },
  }
}

/** The columns of a person whose phone this is: sealed, and found by the whole of it or its tail. */
export const phoneColumns = (
  ctx: Pick<MerchantContext, 'sealer' | 'merchantId'>,
  phone: string,
): { phoneSealed: string; phoneHash: string; phoneTailHash: string } => {
  const columns = personColumns(ctx)
  return {
    phoneSealed: columns.phone.seal(phone),
    phoneHash: columns.phone.lookup(phone),
    phoneTailHash: columns.tail.lookup(phone),
  }
}
