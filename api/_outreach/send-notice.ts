import type * as z from 'zod'
import { getOpenid, hasConsent } from '../_members/index.js'
import { holdPerson } from '../_platform/actor.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { type WorkHandler, workInSteps } from '../_platform/tick.js'
import { inTransaction } from '../_platform/transaction.js'
import {
  beginNotice,
  findNotice,
  findTemplate,
  resumeNotice,
  settleNeedless,
  settleNotice,
  settleUnknown,
} from './notices.js'
import { toTemplateData } from './template-data.js'
import type { NoticeKind } from './vocabulary.js'

/** What a notice says, to whom, and whether there is still a reason to say it. */
type Telling = { personId: string; isDue: boolean; page: string; words: Record<string, string> }

type NoticeWork<D> = {
  work: string
  kind: NoticeKind
  schema: z.ZodType<D>
  subjectOf(data: D): string
  look(ctx: MerchantContext, subjectId: string): Promise<Telling>
}

/**
 * Due work that tells a guest of something, at most once. What is about to be sent is written down before, and what WeChat
 * answered after: a send whose answer never came is `unknown` and not repeated, one that WeChat was too busy for is tried
 * again.
 */
export const noticeHandler = <D extends { merchantId: string }>({
  work,
  kind,
  schema,
  subjectOf,
  look,
}: NoticeWork<D>): WorkHandler =>
  workInSteps(work, schema, async ({ db, sealer, clock, wechat }, data, finish) => {
    const { merchantId } = data
    const contextOn = (tx: MerchantContext['db']) => ({ merchantId, sealer, now: clock(), db: tx })
    const prepared = await inTransaction(db, async (tx) => {
      const ctx = contextOn(tx)
      const message = await prepare(ctx, { kind, subjectId: subjectOf(data) }, look)
      if (!message) await finish(tx)
      return message
    })
    if (!prepared) return

    const answer = await wechat.sendSubscribeMessage(contextOn(db), prepared.message)
    await inTransaction(db, async (tx) => {
      await settleNotice(contextOn(tx), prepared.notice, answer)
      if (answer.outcome !== 'notSent') await finish(tx)
    })
    if (answer.outcome === 'notSent') fail('wechat_unavailable')
  })

type About = { kind: NoticeKind; subjectId: string }

/** The message to send now with its notice begun; null where there is nothing to send. */
const prepare = async (ctx: MerchantContext, about: About, look: NoticeWork<unknown>['look']) => {
  const begun = await findNotice(ctx, about)
  if (begun?.status === 'sending') await settleUnknown(ctx, begun)
  if (begun && begun.status !== 'waiting') return null

  const { page, words, ...told } = await look(ctx, about.subjectId)
  const personId = await holdPerson(ctx.db, { merchantId: ctx.merchantId, personId: told.personId })
  const isDue = told.isDue && personId && (await hasConsent(ctx, personId, 'service'))
  const template = await findTemplate(ctx, about.kind)
  if (!template || !isDue || !personId || (begun && begun.templateId !== template.id)) {
    if (begun) await settleNeedless(ctx, begun)
    return null
  }

  const notice = begun ?? (await beginNotice(ctx, { ...about, personId, templateId: template.id }))
  if (!notice || (begun && !(await resumeNotice(ctx, begun)))) return null
  return {
    notice,
    message: {
      openid: await getOpenid(ctx, personId),
      templateId: notice.templateId,
      page,
      data: toTemplateData(template.fields, words),
    },
  }
}
