import { and, eq, inArray, isNull } from 'drizzle-orm'
import { visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** The devices that are nobody's but theirs, by which they are known before they sign in. For use inside a query. */
export const devicesOf = ({ db, merchantId }: MerchantContext, keys: string[]) =>
  db
    .select({ visitorId: visitors.visitorId })
    .from(visitors)
    .where(
      and(
        eq(visitors.merchantId, merchantId),
        inArray(visitors.personKey, keys),
        isNull(visitors.sharedAt),
        isNull(visitors.botAt),
      ),
    )
