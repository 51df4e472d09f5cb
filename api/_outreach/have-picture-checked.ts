import * as z from 'zod'
import { getOpenid } from '../_members/index.js'
import { MerchantId } from '../_platform/contract.js'
import { AppError } from '../_platform/errors.js'
import { findUnasked, noteCheck } from '../_platform/pictures/picture-checks.js'
import { pathOf } from '../_platform/pictures/picture-path.js'
import { workInSteps } from '../_platform/tick.js'
import { inTransaction } from '../_platform/transaction.js'

const PictureToAsk = z.object({ merchantId: MerchantId, key: z.string(), origin: z.string() })
// WeChat looks at nothing of somebody who has been away for two hours, or is nobody to it.
const NEVER = new Set(['wechat_visit_needed', 'invalid_request', 'not_found'])

/** Asks WeChat whether a picture may be shown. Asked twice it answers twice, and the second answer changes nothing. */
export const havePictureChecked = workInSteps(
  'havePictureChecked',
  PictureToAsk,
  async ({ db, sealer, clock, wechat }, { merchantId, key, origin }, finish) => {
    const ctx = { merchantId, db, sealer, now: clock() }
    const sender = await findUnasked(ctx, key)
    if (!sender) return finish(db)
    const ask = async () =>
      wechat.askPictureCheck(ctx, { openid: await getOpenid(ctx, sender), url: `${origin}${pathOf(key)}` })
    const checkId = await ask().catch((error) => {
      if (error instanceof AppError && NEVER.has(error.code)) return null
      throw error
    })
    await inTransaction(db, async (tx) => {
      await noteCheck({ ...ctx, db: tx }, key, checkId)
      await finish(tx)
    })
  },
)
