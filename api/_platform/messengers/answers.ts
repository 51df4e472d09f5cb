import * as z from 'zod'
import type { CalledOut } from '../call-out.js'
import type { SendFault, SendOutcome } from './outcome.js'

/** What a robot said in its own way: 0 is a success. */
type Said = { code: number; text: string }

const Said = z
  .object({ errcode: z.int().optional(), errmsg: z.string().optional() })
  .extend({ code: z.int().optional(), msg: z.string().optional() })

/**
 * What became of a message by what was answered. A robot's own code counts, and 4xx without one means that nothing was taken;
 * an answer of somebody in between, or none, leaves it open whether the message arrived.
 */
export const readOutcome = (called: CalledOut, judge: (said: Said) => SendOutcome): SendOutcome => {
  if (called.kind === 'unreached') return { outcome: 'notSent', fault: 'unreached' }
  if (called.kind === 'lost') return { outcome: 'unknown' }
  const { status } = called
  const said = status < 500 ? findSaid(called.body) : null
  if (said?.code === 0) return status === 200 ? { outcome: 'sent' } : { outcome: 'unknown' }
  if (said) return judge(said)
  if (status === 429) return tooFast(60)
  return status >= 400 && status < 500 ? failed('refused') : { outcome: 'unknown' }
}

const findSaid = (body: Buffer): Said | null => {
  try {
    const { errcode, errmsg, code, msg } = Said.parse(JSON.parse(body.toString()))
    const found = errcode ?? code
    return found === undefined ? null : { code: found, text: errmsg ?? msg ?? '' }
  } catch {
    return null
  }
}

export const refused = (fault: SendFault): SendOutcome => ({ outcome: 'refused', fault })
export const failed = (fault: SendFault): SendOutcome => ({ outcome: 'failed', fault })
export const busy: SendOutcome = { outcome: 'notSent', fault: 'busy' }
export const tooFast = (holdSeconds: number): SendOutcome => ({
  outcome: 'notSent',
  fault: 'tooFast',
  holdSeconds,
})
