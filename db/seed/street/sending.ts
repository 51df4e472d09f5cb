import type { Random } from '../random.js'
import type { Noted } from './steps.js'
import { DAY, HOUR, MINUTE, type Phone } from './street.js'

export type Packet = { at: number; events: Noted[] }

const LATEST = 7 * DAY
const CLOCK_IS_ABSURD = DAY

/**
 * How what a phone noted travels: in batches soon after, some of them twice or with what was sent before; or, by a phone
 * without a network, hours or days late and in no order. A few come when the ledger takes them no more.
 */
export const packetsOf = (random: Random, phone: Phone, events: Noted[]): Packet[] => {
  const last = events.at(-1)
  if (!last) return []
  const fate = random.next()
  if (fate < 0.06) {
    const late = fate < 0.045 ? random.int(20 * MINUTE, 20 * HOUR) : random.int(DAY, 6 * DAY)
    return shuffled(random, cut(random, events)).map((packet, index) => ({
      at: last.at + late + index * 700,
      events: packet.events,
    }))
  }
  if (fate < 0.063) return [{ at: last.at + LATEST + random.int(1, 40) * HOUR, events }]
  const packets = cut(random, events)
  return random.chance(0.06) ? [...packets, ...sentAgain(random, phone, packets)] : packets
}

/** Batches of a few events, each sent when its last one had happened. */
const cut = (random: Random, events: Noted[]): Packet[] => {
  const packets: Packet[] = []
  let from = 0
  while (from < events.length) {
    const to = Math.min(events.length, from + random.int(12, 60))
    const batch = events.slice(from, to)
    packets.push({ at: (batch.at(-1)?.at ?? 0) + random.int(0, 4_000), events: batch })
    from = to
  }
  return packets
}

/** An answer was lost: the batch is sent again, alone or together with the one before it. */
const sentAgain = (random: Random, { skew }: Phone, packets: Packet[]): Packet[] => {
  const index = random.int(0, packets.length - 1)
  const { at, events } = packets[index] ?? { at: 0, events: [] }
  const again = at + random.int(5_000, 300_000)
  // What an absurd clock noted is filed under the day it came; the day after it would be news.
  if (Math.abs(skew) > CLOCK_IS_ABSURD && Math.floor(again / DAY) !== Math.floor(at / DAY)) return []
  const before = random.chance(0.5) ? (packets[index - 1]?.events ?? []) : []
  return [{ at: again, events: [...before, ...events] }]
}

const shuffled = <T>(random: Random, items: T[]): T[] => {
  const left = [...items]
  const out: T[] = []
  while (left.length > 0) out.push(...left.splice(random.int(0, left.length - 1), 1))
  return out
}
