import type { MerchantContext } from '../_platform/context.js'

/** How the personal columns of one merchant are sealed and looked up. */
export const personColumns = ({ sealer, merchantId }: Pick<MerchantContext, 'sealer' | 'merchantId'>) => {
  const column = (name: 'openid' | 'phone' | 'name') => {
    const place = `${merchantId}/${name}`
    return {
      seal: (plain: string) => sealer.seal(place, plain),
      open: (sealed: string) => sealer.open(place, sealed),
      openOrNull: (sealed: string | null) => (sealed === null ? null : sealer.open(place, sealed)),
      lookup: (plain: string) => sealer.lookup(place, plain),
    }
  }
  return { openid: column('openid'), phone: column('phone'), name: column('name') }
}
