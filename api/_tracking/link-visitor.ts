import { visitorLinks } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** Notes which person a device turned out to belong to; the latest sign-in wins, no event is rewritten. */
export const linkVisitor = async (ctx: MerchantContext, link: { visitorId: string; personKey: string }) => {
  await ctx.db
    .insert(visitorLinks)
    .values({ merchantId: ctx.merchantId, ...link, linkedAt: ctx.now })
    .onConflictDoUpdate({
      target: [visitorLinks.merchantId, visitorLinks.visitorId],
      set: { personKey: link.personKey, linkedAt: ctx.now },
    })
}
