import { and, eq, isNull } from 'drizzle-orm'
import { pictures } from '../../../db/schema/index.js'
import type { MerchantContext } from '../context.js'
import { fail } from '../errors.js'
import type { Verdict } from '../wechat/verdict.js'

/** Who sent a picture that waits for WeChat to be asked about it; null when there is nothing to ask. */
export const findUnasked = async ({ db, merchantId }: MerchantContext, key: string) => {
  const [found] = await db
    .select({ uploadedBy: pictures.uploadedBy })
    .from(pictures)
    .where(
      and(
        eq(pictures.merchantId, merchantId),
        eq(pictures.key, key),
        eq(pictures.check, 'waiting'),
        isNull(pictures.checkId),
      ),
    )
  return found?.uploadedBy ?? null
}

/** Writes down by which id WeChat will answer; null says that it does not look at this one. */
export const noteCheck = async ({ db, merchantId }: MerchantContext, key: string, checkId: string | null) => {
  await db
    .update(pictures)
    .set(checkId ? { checkId } : { check: 'none' })
    .where(and(eq(pictures.merchantId, merchantId), eq(pictures.key, key), eq(pictures.check, 'waiting')))
}

/**
 * Writes down what WeChat found: null says that it could not look, `review` leaves it waiting. Answers the key of a picture
 * that is refused by it. Fails with `not_found` where nobody asked, or has not yet written down that they did.
 */
export const settleCheck = async (
  { db, merchantId }: MerchantContext,
  { checkId, verdict }: { checkId: string; verdict: Verdict | null },
): Promise<string | null> => {
  const isAsked = and(eq(pictures.merchantId, merchantId), eq(pictures.checkId, checkId))
  const [asked] = await db.select({ key: pictures.key }).from(pictures).where(isAsked)
  if (!asked) return fail('not_found')
  const check = verdict === null ? 'none' : OUTCOMES[verdict]
  const settled = await db
    .update(pictures)
    .set({ check })
    .where(and(isAsked, eq(pictures.check, 'waiting')))
    .returning({ key: pictures.key })
  return verdict === 'risky' ? (settled[0]?.key ?? null) : null
}

const OUTCOMES = { pass: 'passed', review: 'waiting', risky: 'refused' } as const satisfies Record<
  Verdict,
  (typeof pictures.$inferSelect)['check']
>
