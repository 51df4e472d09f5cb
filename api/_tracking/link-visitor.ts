import { visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { noteSignedIn } from './note-signed-in.js'

/** Notes which person a device turned out to belong to; the latest sign-in wins, no event is rewritten. */
export const linkVisitor = async (ctx: MerchantContext, link: { visitorId: string; personKey: string }) => {
  const { merchantId, now } = ctx
  const [visitor] = await ctx.db
    .insert(visitors)
    .values({ merchantId, ...link, linkedAt: now, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [visitors.merchantId, visitors.visitorId],
      set: { personKey: link.personKey, linkedAt: now, lastSeenAt: now },
    })
    .returning({ sharedAt: visitors.sharedAt })
  await noteSignedIn(ctx, { ...link, sharedAt: visitor?.sharedAt ?? null })
}
