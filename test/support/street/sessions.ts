import type { Way } from '../../../db/seed/street/street.js'

const MINUTE = 60_000

/** An event as the server has it: once, at its true time, from whoever was signed in when it first came. */
export type Received = {
  at: number
  sequence: number
  page: boolean
  storeKey: string | null
  way: Way | null
  person: string | null
}

export type TrueSession = {
  visitorId: string
  startedAt: number
  endedAt: number
  source: string
  channel: string | null
  storeKey: string | null
  /** Who was signed in during it, at first; null when nobody was. */
  signedIn: string | null
  events: number
  pages: number
}

type Channels = Map<string, { kind: string; storeKey: string }>

/** How an opening counts: by the made channel whose code it carried, else by its scene. */
const touchOf = (way: Way | null, channels: Channels) => {
  if (!way) return { source: 'direct', channel: null }
  const made = way.channel === null ? undefined : channels.get(way.channel)
  return made ? { source: made.kind, channel: way.channel } : { source: way.kind as string, channel: null }
}

/** The sessions of one device: ended by more than 30 idle minutes, or by an opening that came another way and not directly. */
export const sessionsOf = (visitorId: string, received: Received[], channels: Channels): TrueSession[] => {
  const inOrder = [...received].sort((a, b) => a.at - b.at || a.sequence - b.sequence)
  const sessions: { touch: { source: string; channel: string | null }; events: Received[] }[] = []
  for (const event of inOrder) {
    const current = sessions.at(-1)
    const lastAt = current?.events.at(-1)?.at ?? 0
    const touch = touchOf(event.way, channels)
    const isIdle = event.at - lastAt > 30 * MINUTE
    const cameAnotherWay =
      touch.source !== 'direct' &&
      (touch.source !== current?.touch.source || touch.channel !== current?.touch.channel)
    if (!current || isIdle || cameAnotherWay) sessions.push({ touch, events: [event] })
    else current.events.push(event)
  }
  return sessions.map(({ touch, events }) => {
    const ofChannel = touch.channel === null ? null : (channels.get(touch.channel)?.storeKey ?? null)
    const named = events.find(({ storeKey }) => storeKey !== null)
    return {
      visitorId,
      startedAt: events[0]?.at ?? 0,
      endedAt: events.at(-1)?.at ?? 0,
      source: touch.source,
      channel: touch.channel,
      storeKey: named?.storeKey ?? ofChannel,
      signedIn: events.find(({ person }) => person !== null)?.person ?? null,
      events: events.length,
      pages: events.filter(({ page }) => page).length,
    }
  })
}
