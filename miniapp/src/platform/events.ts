import Taro from '@tarojs/taro'
import type { ClientEventName, EventProperties } from '../../../api/_tracking/vocabulary'
import { ApiError } from './api-error'
import { channelCodeOf } from './channel-code'
import { newTimedUuid } from './ids'
import { merchantName } from './merchant'
import { request } from './request'
import { currentToken, visitorId } from './session'
import { readStored, store } from './storage'

type LoggedEvent = {
  id: string
  name: ClientEventName
  occurredAt: string
  storeId?: string
  properties: object
}

const QUEUE = 'events'
const KEEP_AT_MOST = 500
const BATCH = 50
const FLUSH_AT = 20
const FLUSH_AFTER_MS = 10_000

let queue: LoggedEvent[] | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let sending = false

/** Writes down what the person did. Times are the phone's own: the server knows from `sentAt` how wrong they are. */
export const logEvent = <N extends ClientEventName>(
  name: N,
  properties: EventProperties<N> = {},
  storeId?: string,
) => {
  const at = new Date()
  const event = { id: newTimedUuid(at), name, occurredAt: at.toISOString(), storeId, properties }
  keep(bounded([...waiting(), event]))
  if (waiting().length >= FLUSH_AT) void flushEvents()
  else flushLater()
}

/** Writes down that the app came to the front, and from where: WeChat's scene, and the code of the channel that led here. */
export const logOpening = () => {
  const { scene, query = {} } = Taro.getEnterOptionsSync()
  const channel = channelCodeOf(query)
  logEvent('app_opened', { scene: Number(scene) || 0, ...(channel && { channel }) })
}

/** Sends what waits; what is not acknowledged stays for the next time. */
export const flushEvents = async () => {
  const events = waiting().slice(0, BATCH)
  if (sending || events.length === 0) return
  sending = true
  const done = await send(events).finally(() => {
    sending = false
  })
  if (done) keep(waiting().filter((event) => !events.includes(event)))
  if (done && waiting().length >= FLUSH_AT) void flushEvents()
  else flushLater()
}

// A batch that the server refuses for good would block all later ones.
const send = async (events: LoggedEvent[]) => {
  const body = { appid: merchantName(), visitorId: visitorId(), sentAt: new Date().toISOString(), events }
  try {
    await request({ method: 'POST', path: '/api/events', body, token: currentToken() })
    return true
  } catch (error) {
    return error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429
  }
}

const flushLater = () => {
  if (timer || waiting().length === 0) return
  timer = setTimeout(() => {
    timer = undefined
    void flushEvents()
  }, FLUSH_AFTER_MS)
}

const waiting = () => {
  queue ??= readStored<LoggedEvent[]>(QUEUE) ?? []
  return queue
}

const keep = (events: LoggedEvent[]) => {
  queue = events
  store(QUEUE, events)
}

const bounded = (events: LoggedEvent[]) => {
  if (events.length <= KEEP_AT_MOST) return events
  const least = Math.max(
    0,
    events.findIndex((event) => event.name === 'page_viewed'),
  )
  return events.filter((_, index) => index !== least)
}
