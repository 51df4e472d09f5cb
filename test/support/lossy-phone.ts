import { newUuid } from '../../api/_platform/ids.js'
import { createEventQueue, type Delivery } from '../../miniapp/src/platform/event-queue/queue.ts'
import type { LoggedEvent } from '../../miniapp/src/platform/event-queue/segments.ts'

/** A row of numbers between 0 and 1, the same for the same seed. */
export const chanceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Line = (events: LoggedEvent[], at: Date) => Promise<Delivery>

type Habits = {
  chance: () => number
  start: Date
  /** Sends a batch over a good line. */
  line: Line
  /** How many bytes storage takes, in all and under a key. */
  storage: { all: number; key: number }
}

/**
 * A phone on which the app is killed and started again: its storage stays, and its time passes when it is told to. A
 * request is lost by chance, or its answer is.
 */
export const lossyPhone = ({ chance, start, line, storage }: Habits) => {
  const kept = new Map<string, string>()
  let time = start.getTime()
  let timers: { due: number; run(): void }[] = []
  let online = true
  let taken = 0
  let killAtWrite = Number.POSITIVE_INFINITY
  let lostRequests = 0.3
  let lostAnswers = 0.15
  const deliveries: Promise<unknown>[] = []
  let alive = { dead: false }
  let made: string[] = []
  const tally = { kills: 0, lost: 0, unanswered: 0, refusedWrites: 0 }

  const used = () => [...kept].reduce((sum, [key, text]) => sum + key.length + text.length, 0)

  /** The surroundings of one life of the app; after its end nothing that it does has any effect. */
  const surroundings = (life: { dead: boolean }) => ({
    storage: {
      read: (key: string) => {
        const text = kept.get(key)
        return text === undefined ? undefined : JSON.parse(text)
      },
      write: (key: string, value: unknown) => {
        if (life.dead) return true
        killAtWrite -= 1
        if (killAtWrite === 0 && chance() < 0.5) return kill(life)
        const text = JSON.stringify(value)
        const before = kept.get(key)?.length ?? -key.length
        const grows = text.length - before
        const fits = text.length <= storage.key && (grows <= 0 || used() + grows + taken <= storage.all)
        if (fits) kept.set(key, text)
        else tally.refusedWrites += 1
        if (killAtWrite === 0) return kill(life)
        return fits
      },
      remove: (key: string) => {
        if (life.dead) return
        killAtWrite -= 1
        if (killAtWrite === 0 && chance() < 0.5) return void kill(life)
        kept.delete(key)
        if (killAtWrite === 0) kill(life)
      },
    },
    deliver: async (events: LoggedEvent[]): Promise<Delivery> => {
      if (life.dead) return new Promise(() => undefined)
      const [there, back] = [chance(), chance()]
      if (!online || there < lostRequests) {
        tally.lost += 1
        return { status: 0 }
      }
      const sent = line(structuredClone(events), new Date(time))
      deliveries.push(sent)
      const delivery = await sent
      if (life.dead) return new Promise(() => undefined)
      if (back >= lostAnswers) return delivery
      tally.unanswered += 1
      return { status: 0 }
    },
    now: () => new Date(time),
    newId: (at: Date) => {
      const id = newUuid(at)
      made.push(id)
      return id
    },
    random: chance,
    later: (run: () => void, ms: number) => {
      const timer = { due: time + ms, run: () => life.dead || run() }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  })

  const kill = (life: { dead: boolean }) => {
    life.dead = true
    tally.kills += 1
    return true
  }

  let queue = createEventQueue(surroundings(alive))
  const revive = () => {
    alive = { dead: false }
    timers = []
    killAtWrite = Number.POSITIVE_INFINITY
    queue = createEventQueue(surroundings(alive))
  }
  const awake = () => {
    if (alive.dead) revive()
  }
  // What the queue does after an answer it does in the turns that follow.
  const settled = async () => {
    while (deliveries.length > 0) {
      await Promise.all(deliveries.splice(0))
      await new Promise((resolve) => setTimeout(resolve))
    }
    await new Promise((resolve) => setTimeout(resolve))
  }

  return {
    tally,
    settled,
    /** The event's id, and whether it surely was written down: not if the app was killed while it did so. */
    log(event: Pick<LoggedEvent, 'name' | 'storeId' | 'properties'>) {
      awake()
      made = []
      queue.log(event)
      const [id = ''] = made
      return { id, surely: !alive.dead }
    },
    /** The app is killed where it stands, be it that a request is on its way. */
    kill: () => void kill(alive),
    /** It is killed before or after one of the writes that follow. */
    killSoon: (writes: number) => {
      killAtWrite = 1 + Math.floor(chance() * writes)
    },
    hide() {
      awake()
      void queue.flush()
    },
    /** How many events are in storage. */
    waiting: () =>
      [...kept].reduce((sum, [key, text]) => sum + (/\d$/.test(key) ? JSON.parse(text).length : 0), 0),
    setOnline: (now: boolean) => {
      online = now
    },
    /** Others use so much of the storage, as far as there is room. */
    fill: (part: number) => {
      taken = Math.min(Math.floor(storage.all * part), storage.all - used())
    },
    mend() {
      ;[online, taken, lostRequests, lostAnswers] = [true, 0, 0, 0]
    },
    async pass(ms: number) {
      awake()
      const until = time + ms
      for (;;) {
        const [next] = timers.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)
        if (!next) break
        timers = timers.filter((one) => one !== next)
        time = Math.max(time, next.due)
        next.run()
        await settled()
        awake()
      }
      time = until
    },
  }
}

export type LossyPhone = ReturnType<typeof lossyPhone>
