import { and, eq, inArray } from 'drizzle-orm'
import { notices, noticeTemplates } from '../../db/schema/index.js'
import { holdPerson } from '../_platform/actor.js'
import type { MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { SendOutcome } from '../_platform/wechat/subscribe-message.js'
import { returnGrant, spendGrant, withdrawGrants } from './grants.js'
import type { NoticeKind } from './vocabulary.js'

type Notice = typeof notices.$inferSelect
type Subject = { kind: NoticeKind; subjectId: string }

/** The template a merchant has chosen for a kind of notice, if any. */
export const findTemplate = async (ctx: MerchantContext, kind: NoticeKind) => {
  const [template] = await ctx.db
    .select({ id: noticeTemplates.templateId, fields: noticeTemplates.fields })
    .from(noticeTemplates)
    .where(and(eq(noticeTemplates.merchantId, ctx.merchantId), eq(noticeTemplates.kind, kind)))
  return template ?? null
}

/** The notice about a subject, if one was begun; until the transaction ends nobody else sees to it. */
export const findNotice = async (
  ctx: MerchantContext,
  { kind, subjectId }: Subject,
): Promise<Notice | null> => {
  await lockInOrder(ctx.db, [`notice:${ctx.merchantId}:${kind}:${subjectId}`])
  const [notice] = await ctx.db
    .select()
    .from(notices)
    .where(
      and(eq(notices.merchantId, ctx.merchantId), eq(notices.kind, kind), eq(notices.subjectId, subjectId)),
    )
  return notice ?? null
}

/** Writes down that a notice is about to go out, and takes the grant it costs; null when the person has none left. */
export const beginNotice = async (
  ctx: MerchantContext,
  subject: Subject & { personId: string; templateId: string },
): Promise<Notice | null> => {
  if (!(await spendGrant(ctx, subject))) return null
  const { merchantId, now } = ctx
  const [begun] = await ctx.db
    .insert(notices)
    .values({ ...subject, merchantId, id: newId('ntc', now), status: 'sending', createdAt: now })
    .returning()
  return begun ?? null
}

/** Takes up a notice that WeChat was too busy for; false when the person has withdrawn the grant since. */
export const resumeNotice = async (ctx: MerchantContext, notice: Notice): Promise<boolean> => {
  const allowed = await spendGrant(ctx, notice)
  await setStatus(ctx, notice, allowed ? 'sending' : 'failed')
  return allowed
}

/** The sender died while the notice was on its way: whether it arrived nobody knows, and it is not sent again. */
export const settleUnknown = (ctx: MerchantContext, notice: Notice) => setStatus(ctx, notice, 'unknown')

/** There is nothing to say any more. */
export const settleNeedless = (ctx: MerchantContext, notice: Notice) => setStatus(ctx, notice, 'failed')

/** Writes down what WeChat made of a notice; what comes after it was settled changes nothing. */
export const settleNotice = async (ctx: MerchantContext, notice: Notice, answer: SendOutcome) => {
  const errcode = 'errcode' in answer ? answer.errcode : undefined
  const status = answer.outcome === 'notSent' ? 'waiting' : answer.outcome
  // The person may have turned out to be another while it was on its way.
  const settled = await setStatus(ctx, notice, status, errcode)
  if (!settled) return
  const holder = { ...settled, personId: (await holdPerson(ctx.db, settled)) ?? settled.personId }
  // Refused means that WeChat counts no grant where we still counted one.
  if (answer.outcome === 'refused') await withdrawGrants(ctx, holder)
  if (answer.outcome === 'failed' || answer.outcome === 'notSent') await returnGrant(ctx, holder)
}

const UNSETTLED = ['sending', 'waiting'] as const

const setStatus = async (
  ctx: MerchantContext,
  { id }: Notice,
  status: Notice['status'],
  errcode: number | null = null,
): Promise<Notice | undefined> => {
  const settledAt = status === 'sending' || status === 'waiting' ? null : ctx.now
  const [changed] = await ctx.db
    .update(notices)
    .set({ status, errcode, settledAt })
    .where(
      and(eq(notices.merchantId, ctx.merchantId), eq(notices.id, id), inArray(notices.status, UNSETTLED)),
    )
    .returning()
  return changed
}
