import { takeDownAvatar } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { putWork } from '../_platform/due-work.js'
import { settleCheck } from '../_platform/pictures/picture-checks.js'
import { pathOf } from '../_platform/pictures/picture-path.js'
import type { Verdict } from '../_platform/wechat/verdict.js'
import { takeDownPicture } from '../_storefront/index.js'
import { takeDownOfferPicture } from '../_vouchers/index.js'

/** Does what WeChat says of a picture: one that it refuses is taken down everywhere and out of storage. Fails with `not_found`. */
export const settlePicture = async (
  ctx: MerchantContext,
  found: { checkId: string; verdict: Verdict | null },
) => {
  const refused = await settleCheck(ctx, found)
  if (!refused) return
  await takeDownPicture(ctx, pathOf(refused))
  await takeDownOfferPicture(ctx, pathOf(refused))
  await takeDownAvatar(ctx, pathOf(refused))
  await putWork(ctx, { kind: 'removePicture', data: { key: refused } }, { dueAt: ctx.now })
}
