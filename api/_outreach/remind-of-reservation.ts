import { getReservationToRemind, ReminderDue } from '../_dining/index.js'
import { getOpenid } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { workInSteps } from '../_platform/tick.js'
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

const KIND = 'reservationReminder'

/**
 * Reminds a guest of a booking, at most once. What is about to be sent is written down before, and what WeChat answered after:
 * a send whose answer never came is `unknown` and not repeated, one that WeChat was too busy for is tried again.
 */
export const remindOfReservation = workInSteps(
  'remindOfReservation',
  ReminderDue,
  async ({ db, sealer, clock, wechat }, { merchantId, reservationId }, finish) => {
    const contextOn = (tx: MerchantContext['db']) => ({ merchantId, sealer, now: clock(), db: tx })
    const prepared = await inTransaction(db, async (tx) => {
      const message = await prepare(contextOn(tx), reservationId)
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
  },
)

/** The message to send now with its notice begun; null where there is nothing to send. */
const prepare = async (ctx: MerchantContext, reservationId: string) => {
  const begun = await findNotice(ctx, { kind: KIND, subjectId: reservationId })
  if (begun?.status === 'sending') await settleUnknown(ctx, begun)
  if (begun && begun.status !== 'waiting') return null

  const reservation = await getReservationToRemind(ctx, reservationId)
  const template = await findTemplate(ctx, KIND)
  const isDue = reservation.status === 'booked' && reservation.startsAt > ctx.now
  if (!template || !isDue || (begun && begun.templateId !== template.id)) {
    if (begun) await settleNeedless(ctx, begun)
    return null
  }

  const { personId } = reservation
  const subject = { kind: KIND, subjectId: reservationId, personId, templateId: template.id } as const
  const notice = begun ?? (await beginNotice(ctx, subject))
  if (!notice || (begun && !(await resumeNotice(ctx, begun)))) return null
  return {
    notice,
    message: {
      openid: await getOpenid(ctx, personId),
      templateId: notice.templateId,
      page: `pages/booked/index?id=${reservationId}`,
      data: toTemplateData(template.fields, wordsOf(reservation)),
    },
  }
}

const wordsOf = ({
  storeName,
  on,
  time,
  partySize,
  tableLabel,
}: Awaited<ReturnType<typeof getReservationToRemind>>) => {
  const [year, month, day] = on.split('-').map(Number)
  return {
    store: storeName,
    time: `${year}年${month}月${day}日 ${time}`,
    party: `${partySize} 位`,
    table: `${tableLabel} 号桌`,
  }
}
