import { type Answer, type AppState, fault } from './world.js'

/**
 * `expiredToken` also forgets the token, `staleToken` refuses it and hands it out again; `timeout` and `down` (the connection
 * breaks) have no effect, `timeoutAfterEffect` has its effect and never answers; `slow` answers rightly, but late; a number
 * is answered as an error code.
 */
export type Manner =
  | 'busy'
  | 'timeout'
  | 'timeoutAfterEffect'
  | 'expiredToken'
  | 'staleToken'
  | 'spentGrant'
  | 'quota'
  | 'down'
  | 'slow'
  | number

/** `path` limits it to one call of the API; `times` is 1 unless said otherwise. */
export type Misbehaviour = { as: Manner; path?: string; times?: number }

const CODES: Partial<Record<Manner, number>> = {
  busy: -1,
  quota: 45009,
  spentGrant: 43101,
  staleToken: 40001,
  expiredToken: 42001,
}

export const createMisbehaviour = () => {
  const orders: Required<Misbehaviour>[] = []
  return {
    order: ({ as, path = '', times = 1 }: Misbehaviour) => {
      orders.push({ as, path, times })
    },
    /** Takes back every order. */
    clear: () => {
      orders.length = 0
    },
    /** How to behave at this call, which uses one order up. */
    next: (path: string): Manner | undefined => {
      const order = orders.find((one) => one.times > 0 && (one.path === '' || one.path === path))
      if (order) order.times -= 1
      return order?.as
    },
    /** The error to answer with in this manner, if it is one that answers. */
    answerOf: (manner: Manner | undefined, state: AppState | undefined): Answer | undefined => {
      const errcode = typeof manner === 'number' ? manner : manner && CODES[manner]
      if (errcode === undefined) return undefined
      if (manner === 'expiredToken' && state) state.tokens = []
      return fault(errcode, 'the stand-in was told to answer so')
    },
  }
}
