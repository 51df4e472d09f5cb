import * as z from 'zod'
import type { MerchantContext } from '../../_platform/context.js'
import { idOf, MerchantId } from '../../_platform/contract.js'
import { putWork } from '../../_platform/due-work.js'
import { ReportMessage } from '../../_platform/messengers/message.js'
import { type Letter, paceOf } from '../../_platform/messengers/messengers.js'
import type { SendOutcome } from '../../_platform/messengers/outcome.js'
import { workInSteps } from '../../_platform/tick.js'
import { inTransaction } from '../../_platform/transaction.js'
import { findDelivery, setDelivery } from './deliveries.js'
import type { DeliveryFault } from './delivery-words.js'
import { placesOf } from './recipient-rows.js'
import { nextTryOf } from './retry-rules.js'
import { holdTurns, takeTurn } from './take-turn.js'

const Due = z.object({ merchantId: MerchantId, deliveryId: idOf('dlv') })
type Due = z.infer<typeof Due>

/**
 * Due work that sends a report to one recipient, at most once. That it is about to go out is written down before, and what
 * was answered after: a send whose answer never came is `unknown` and not repeated; what surely did not go out waits, for a
 * day at most.
 */
export const sendReport = workInSteps(
  'sendReport',
  Due,
  async ({ db, sealer, clock, messengers }, due, finish) => {
    const contextOn = (tx: MerchantContext['db']) => ({
      ...{ merchantId: due.merchantId, sealer, now: clock(), db: tx },
    })
    const begun = await inTransaction(db, async (tx) => {
      const prepared = await begin(contextOn(tx), due)
      if (!prepared) await finish(tx)
      return prepared
    })
    if (!begun) return

    const answer = await messengers.send(begun.letter)
    await inTransaction(db, async (tx) => {
      await settle(contextOn(tx), due, begun, answer)
      await finish(tx)
    })
  },
)

type Begun = { letter: Letter; addressHash: string; createdAt: Date }

/** What to send now, written down as on its way; null where there is nothing to send, or not yet. */
const begin = async (ctx: MerchantContext, due: Due): Promise<Begun | null> => {
  const found = await findDelivery(ctx, due.deliveryId)
  if (!found) return null
  const { delivery, recipient, message } = found
  // Whoever sent it died before the answer: whether it arrived nobody knows.
  if (delivery.status === 'sending') await setDelivery(ctx, delivery, 'unknown')
  if (delivery.status !== 'waiting') return null
  const { kind, addressHash, addressSealed, secretSealed, endedAt } = recipient
  if (endedAt || !addressSealed) {
    await setDelivery(ctx, delivery, 'failed', 'ended')
    return null
  }

  const pace = paceOf(kind)
  const { waitSeconds } = pace.length > 0 ? await takeTurn(ctx.db, addressHash, pace) : { waitSeconds: 0 }
  if (waitSeconds > 0) {
    await waitFor(ctx, due, { fault: 'tooFast', seconds: waitSeconds })
    return null
  }
  await setDelivery(ctx, delivery, 'sending')
  const places = placesOf(ctx)
  return {
    ...{ addressHash, createdAt: delivery.createdAt },
    letter: {
      ...{ kind, id: delivery.id, now: ctx.now, message: ReportMessage.parse(message) },
      address: ctx.sealer.open(places.address, addressSealed),
      secret: secretSealed ? ctx.sealer.open(places.secret, secretSealed) : null,
    },
  }
}

const settle = async (ctx: MerchantContext, due: Due, begun: Begun, answer: SendOutcome) => {
  const delivery = { id: due.deliveryId }
  if (answer.outcome !== 'notSent')
    return setDelivery(ctx, delivery, answer.outcome, 'fault' in answer ? answer.fault : null)
  if (answer.holdSeconds) await holdTurns(ctx.db, begun.addressHash, answer.holdSeconds)
  const seconds = nextTryOf({
    createdAt: begun.createdAt,
    now: ctx.now,
    holdSeconds: answer.holdSeconds ?? 0,
  })
  if (seconds === null) return setDelivery(ctx, delivery, 'failed', 'late')
  return waitFor(ctx, due, { fault: answer.fault, seconds })
}

/** Puts it off, where nobody has settled it meanwhile. */
const waitFor = async (
  ctx: MerchantContext,
  due: Due,
  { fault, seconds }: { fault: DeliveryFault; seconds: number },
) => {
  if (!(await setDelivery(ctx, { id: due.deliveryId }, 'waiting', fault))) return
  const dueAt = new Date(ctx.now.getTime() + seconds * 1000)
  await putWork(ctx, { kind: 'sendReport', data: due }, { dueAt })
}
