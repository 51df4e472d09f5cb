import type { ClientEventName, EventProperties } from '../../../api/_tracking/vocabulary'
import { createEventQueue, type EventQueue, type Surroundings } from './event-queue/queue'
import { newTimedUuid } from './ids'
import { merchantName } from './merchant'
import { ask, retryAfter } from './request'
import { currentToken, visitorId } from './session'
import { forget, readStored, store } from './storage'

let queue: EventQueue | undefined

/** Writes down what the person did. Times are the phone's own: the server knows from `sentAt` how wrong they are. */
export const logEvent = <N extends ClientEventName>(
  name: N,
  properties: EventProperties<N> = {},
  storeId?: string,
) => queueOfPhone().log({ name, properties, storeId })

/** Sends what waits; what is not acknowledged stays for the next time. */
export const flushEvents = () => queueOfPhone().flush()

const queueOfPhone = () => {
  queue ??= createEventQueue({ storage, deliver, now, newId: newTimedUuid, random: Math.random, later })
  return queue
}

const deliver: Surroundings['deliver'] = async (events) => {
  const body = { appid: merchantName(), visitorId: visitorId(), sentAt: now().toISOString(), events }
  const answer = await ask({ method: 'POST', path: '/api/events', body, token: currentToken() })
  return { status: answer?.statusCode ?? 0, retryAfterSeconds: retryAfter(answer) }
}

const now = () => new Date()

const later: Surroundings['later'] = (callback, ms) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

// A browser keeps the shops of one server in one place, a phone each for itself.
const placeOf = (key: string) => (process.env.TARO_ENV === 'h5' ? `${key}.${merchantName()}` : key)

const storage: Surroundings['storage'] = {
  read: (key) => readStored(placeOf(key)),
  write: (key, value) => store(placeOf(key), value),
  remove: (key) => forget(placeOf(key)),
}
