import { beforeEach, describe, expect, it } from 'vitest'
import { importanceOf } from '@/platform/event-queue/importance'
import { openKeptEvents } from '@/platform/event-queue/kept-events'
import { pauseAfter } from '@/platform/event-queue/pause'
import { createEventQueue, type Delivery } from '@/platform/event-queue/queue'
import type { LoggedEvent } from '@/platform/event-queue/segments'
import { type ClientEventName, EVENTS } from '../../../api/_tracking/vocabulary'

const AT = new Date('2026-11-25T09:26:00Z')

let kept: Map<string, string>
let writes: string[]
let room: number
let timers: { ms: number; run(): void; stopped: boolean }[]
let sent: LoggedEvent[][]
let answers: (Delivery | Promise<Delivery>)[]
let ids: number
let judge: (events: LoggedEvent[]) => Delivery

beforeEach(() => {
  kept = new Map()
  writes = []
  room = Number.POSITIVE_INFINITY
  timers = []
  sent = []
  answers = []
  ids = 0
  judge = () => ({ status: 200 })
})

const used = () => [...kept.values()].reduce((sum, text) => sum + text.length, 0)
const storage = {
  read: (key: string) => (kept.has(key) ? JSON.parse(kept.get(key) ?? '') : undefined),
  write: (key: string, value: unknown) => {
    writes.push(key)
    const text = JSON.stringify(value)
    const grows = text.length - (kept.get(key)?.length ?? 0)
    if (grows > 0 && used() + grows > room) return false
    kept.set(key, text)
    return true
  },
  remove: (key: string) => void kept.delete(key),
}
const newId = () => `id-${String(++ids).padStart(33, '0')}`
const start = () =>
  createEventQueue({
    storage,
    deliver: async (events) => {
      sent.push(events)
      return (await answers.shift()) ?? judge(events)
    },
    now: () => AT,
    newId,
    random: () => 0,
    later: (run, ms) => {
      const timer = { ms, run, stopped: false }
      timers.push(timer)
      return () => {
        timer.stopped = true
      }
    },
  })
type Queue = ReturnType<typeof start>

const log = (queue: Queue, count: number, name: ClientEventName = 'page_viewed') => {
  for (let n = 0; n < count; n++) queue.log({ name, properties: {} })
}
const settled = () => new Promise((resolve) => setTimeout(resolve))
const sequences = (batch: LoggedEvent[] | undefined) => batch?.map(({ sequence }) => sequence)
const running = () => timers.filter(({ stopped }) => !stopped)
const fire = async () => {
  const timer = running().at(-1)
  if (timer) timer.stopped = true
  timer?.run()
  await settled()
}
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, n) => n + from)

describe('when events are sent', () => {
  it('is at once when twenty wait, else after ten seconds', async () => {
    const queue = start()
    log(queue, 19)
    await settled()
    expect([sent, running().map(({ ms }) => ms)]).toEqual([[], [10_000]])
    log(queue, 1)
    await settled()
    expect(sent.map(sequences)).toEqual([upTo(20)])
    log(queue, 1)
    await fire()
    expect(sent.map(sequences)).toEqual([upTo(20), [21]])
    expect(running()).toEqual([])
  })

  it('is all of them, fifty at a time, when the app is hidden', async () => {
    answers = [{ status: 0 }]
    const queue = start()
    log(queue, 119)
    await settled()
    await fire()
    await queue.flush()
    expect(sent.map((batch) => batch.length)).toEqual([20, 50, 50, 19])
  })

  it('is again what was on its way when the app was killed, before anything newer, under the same ids', async () => {
    answers = [new Promise(() => undefined)]
    log(start(), 20)
    await settled()
    const again = start()
    log(again, 1)
    await again.flush()
    expect(sent[1]?.slice(0, 20)).toEqual(sent[0])
    expect(sequences(sent[1])).toEqual(upTo(21))
  })

  it('goes on counting where the last start ended, though nothing waits any more', async () => {
    const queue = start()
    log(queue, 3)
    await queue.flush()
    expect(kept.size).toBe(2)
    const next = start()
    log(next, 1)
    await next.flush()
    expect(sent.map(sequences)).toEqual([[1, 2, 3], [4]])
  })
})

describe('after a failure', () => {
  it('waits twice as long each time, up to five minutes, and begins anew after a success', async () => {
    answers = [...Array.from({ length: 8 }, () => ({ status: 500 })), { status: 200 }, { status: 0 }]
    const queue = start()
    log(queue, 20)
    await settled()
    const waited: (number | undefined)[] = []
    for (let turn = 0; turn < 8; turn++) {
      waited.push(running()[0]?.ms)
      await fire()
    }
    expect(waited).toEqual([5, 10, 20, 40, 80, 160, 300, 300].map((seconds) => seconds * 1000))
    log(queue, 20)
    await settled()
    expect(running()[0]?.ms).toBe(5_000)
  })

  it('rests: neither twenty more nor hiding the app asks the server before its time', async () => {
    answers = [{ status: 503, retryAfterSeconds: 77 }]
    const queue = start()
    log(queue, 20)
    await settled()
    log(queue, 40)
    await queue.flush()
    expect(sent).toHaveLength(1)
    expect(running().map(({ ms }) => ms)).toEqual([77_000])
    await fire()
    expect(sequences(sent[1])).toEqual(upTo(50))
  })

  it('comes back at a time of its own, never sooner than asked or than five seconds', () => {
    expect([pauseAfter(0, 0), pauseAfter(0, 1), pauseAfter(3, 1), pauseAfter(3, 0)]).toEqual([
      ...[5_000, 5_000, 20_000, 40_000],
    ])
    expect([pauseAfter(0, 0.5, 60), pauseAfter(99, 0, 60), pauseAfter(99, 1)]).toEqual([
      60_000, 300_000, 150_000,
    ])
  })

  it.each([401, 403, 404, 408, 429])('takes a %i for no word against the events', async (status) => {
    answers = [{ status }]
    const queue = start()
    log(queue, 20)
    await settled()
    await fire()
    expect(sent.map((batch) => batch.length)).toEqual([20, 20])
  })
})

describe('a batch that is refused as a whole', () => {
  it('is halved until the bad event is alone; that one is dropped and reported', async () => {
    const queue = start()
    const bad = 13
    judge = (batch) => ({ status: sequences(batch)?.includes(bad) ? 400 : 200 })
    log(queue, 20)
    await settled()
    while (running().length > 0) await fire()
    const taken = sent.filter((batch) => !sequences(batch)?.includes(bad)).flat()
    expect(taken.flatMap(({ sequence }) => sequence ?? [])).toEqual(upTo(20).filter((one) => one !== bad))
    expect(taken.filter(({ name }) => name === 'events_dropped')).toMatchObject([
      { properties: { count: 1 } },
    ])
    expect(sent.length).toBeLessThan(20)
  })

  it('of nothing but a report rests, and the report stays', async () => {
    room = 0
    kept.set(
      'events.state',
      JSON.stringify({ ...stateOf(), adding: { id: newId(), occurredAt: AT.toISOString(), count: 7 } }),
    )
    answers = [{ status: 400 }]
    const queue = start()
    await queue.flush()
    expect(running()[0]?.ms).toBe(5_000)
    await fire()
    expect(sent.map((batch) => batch.map(({ properties }) => properties))).toEqual([
      [{ count: 7 }],
      [{ count: 7 }],
    ])
  })
})

const stateOf = () => ({ first: 0, next: 0, sequence: 1, sentTo: 0, gone: 0, adding: null, sent: null })

describe('what is kept', () => {
  const add = (events: ReturnType<typeof openKeptEvents>, name: ClientEventName) =>
    events.add({ id: newId(), name, occurredAt: AT.toISOString(), properties: {} })
  const names = (events: ReturnType<typeof openKeptEvents>) => events.take(600, false).map(({ name }) => name)

  it('is written in segments of 25: one more writes the last of them and nothing else', () => {
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 60; n++) add(events, 'tapped')
    expect([...kept.keys()]).toEqual(['events.state', 'events.spare', 'events.0', 'events.1', 'events.2'])
    writes = []
    add(events, 'tapped')
    expect(writes).toEqual(['events.2'])
  })

  it('is 500 events at most; glances go first, then the others, then bookings, claims and memberships', () => {
    const events = openKeptEvents(storage, newId)
    const first: ClientEventName[] = ['booking_submitted', 'app_opened', 'dish_exposed', 'page_viewed']
    for (const name of first) add(events, name)
    for (let n = 0; n < 496; n++) add(events, 'app_shown')
    add(events, 'claim_submitted')
    expect(names(events).slice(0, 3)).toEqual(['booking_submitted', 'app_opened', 'page_viewed'])
    expect(events.take(600, true).at(-1)).toMatchObject({ name: 'events_dropped', properties: { count: 1 } })
  })

  it('keeps what is least important least: the event itself goes, if nothing is less important', () => {
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 500; n++) add(events, 'claim_submitted')
    add(events, 'tapped')
    expect(names(events)).toHaveLength(500)
    expect(new Set(names(events))).toEqual(new Set(['claim_submitted']))
  })

  it('is never dropped once it was sent, for the server may have it', () => {
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 500; n++) add(events, 'tapped')
    const flown = events.take(50, true)
    for (let n = 0; n < 100; n++) add(events, 'page_viewed')
    expect(events.take(50, true).slice(0, 50)).toEqual(flown)
    expect(events.take(50, true).at(-1)).toMatchObject({ properties: { count: 100 } })
  })

  it('makes room where the storage has none, and reports that too', () => {
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 40; n++) add(events, 'app_shown')
    room = used()
    for (let n = 0; n < 10; n++) add(events, 'booking_started')
    const left = names(events)
    expect(left.filter((name) => name === 'booking_started')).toHaveLength(10)
    expect(used()).toBeLessThanOrEqual(room)
    const reported = events.take(50, true).at(-1)?.properties as { count: number }
    expect(reported.count).toBe(50 - left.length)
  })

  it('is in memory where storage takes nothing at all', () => {
    room = 0
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 30; n++) add(events, 'tapped')
    expect(names(events)).toHaveLength(30)
    expect(kept.size).toBe(0)
  })

  it('adds its reports up until one is on its way; that one never changes', () => {
    const events = openKeptEvents(storage, newId)
    for (let n = 0; n < 503; n++) add(events, 'app_shown')
    const [first] = events.take(50, true).slice(-1)
    for (let n = 0; n < 4; n++) add(events, 'app_shown')
    expect(events.take(50, true).at(-1)).toEqual(first)
    events.settle(events.take(50, true))
    expect(events.take(50, true).at(-1)).toMatchObject({ properties: { count: 4 } })
    expect(first).toMatchObject({ name: 'events_dropped', properties: { count: 3 } })
    expect(first?.sequence).toBeUndefined()
  })
})

describe('the importance of an event', () => {
  const of = (rank: number) =>
    (Object.keys(EVENTS) as ClientEventName[]).filter(
      (name) => EVENTS[name].source === 'client' && importanceOf(name) === rank,
    )

  it('is the least for glances and taps, the most for what leads to a visit', () => {
    expect(of(0)).toEqual(['page_viewed', 'offer_exposed', 'dish_exposed', 'tapped'])
    expect(of(2)).toEqual([
      ...['slot_chosen', 'table_chosen', 'booking_started', 'booking_submitted', 'booking_refused'],
      ...['claim_submitted', 'claim_refused', 'membership_started', 'membership_submitted'],
      ...['membership_refused', 'voucher_shown'],
    ])
  })
})
