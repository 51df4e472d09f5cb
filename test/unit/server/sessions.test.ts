import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldSessions, type Session, type SessionEvent } from '../../../api/_tracking/sessions.js'
import { touchOf } from '../../../api/_tracking/touches.js'

const MINUTE = 60_000
const NOON = Date.parse('2026-11-25T04:00:00Z')
const CHANNELS = new Map(
  ['poster', 'receipt'].map((kind) => [
    kind,
    { id: `chn_${kind}`, kind: kind as 'poster', storeId: `sto_${kind}` },
  ]),
)
type Properties = Record<string, string | number>
const OPENINGS: Properties[] = [
  { scene: 1001 },
  { scene: 1047 },
  { scene: 1011 },
  { scene: 1005 },
  { scene: 9 },
  { scene: 1_000_000_000 },
  { scene: 1047, channel: 'poster' },
  { scene: 1001, channel: 'receipt' },
  { scene: 1047, channel: 'nobodys' },
  {},
]

let made = 0
const eventOf = (minute: number, wish: Partial<SessionEvent> = {}): SessionEvent => ({
  ...{ id: String(made++).padStart(8, '0'), name: 'tapped', occurredAt: new Date(NOON + minute * MINUTE) },
  ...{ sequence: null, storeId: null, personKey: null, staff: false, bot: false, touch: null },
  ...wish,
})
const openingOf = (properties: Properties) => ({
  name: 'app_shown',
  touch: touchOf({ name: 'app_shown', properties }, CHANNELS),
})

const somebody = fc.option(fc.constantFrom('ada', 'bao'), { freq: 3 })
const event = fc
  .record({
    // Whole quarters of an hour make moments that coincide and pauses of exactly thirty minutes.
    minute: fc.oneof(
      fc.nat(16).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 240 }),
    ),
    opening: fc.option(fc.constantFrom(...OPENINGS), { freq: 2 }),
    name: fc.constantFrom('page_viewed', 'tapped'),
    sequence: fc.option(fc.nat(20)),
    storeId: fc.option(fc.constantFrom('sto_1', 'sto_2', 'sto_poster'), { freq: 3 }),
    personKey: somebody,
    staff: fc.boolean(),
    bot: fc.boolean(),
  })
  .map(({ minute, opening, ...wish }) => eventOf(minute, { ...wish, ...(opening && openingOf(opening)) }))
const day = fc.array(event, { maxLength: 40 })

/** The definition, slowly: minute by minute, everything of a session looked for again in all its events. */
const evaluate = (events: SessionEvent[]) => {
  const inOrder = [...events].sort(
    (one, other) =>
      one.occurredAt.getTime() - other.occurredAt.getTime() ||
      (one.sequence ?? -1) - (other.sequence ?? -1) ||
      one.id.localeCompare(other.id),
  )
  const sessions: SessionEvent[][] = []
  for (const at of [...new Set(inOrder.map(({ occurredAt }) => occurredAt.getTime()))]) {
    const together = inOrder.filter(({ occurredAt }) => occurredAt.getTime() === at)
    const current = sessions.at(-1)
    const came = wayOf(together)
    const away = came !== 'direct' && current !== undefined && came !== wayOfFirst(current)
    const idle = current !== undefined && at - Number(current.at(-1)?.occurredAt) > 30 * MINUTE
    if (!current || idle || away) sessions.push(together)
    else current.push(...together)
  }
  return sessions.map((session) => ({
    startedAt: session[0]?.occurredAt,
    endedAt: session.at(-1)?.occurredAt,
    way: wayOfFirst(session),
    storeId: session.find(({ storeId }) => storeId)?.storeId ?? null,
    personKey: session.find(({ personKey }) => personKey)?.personKey ?? null,
    staff: session.some(({ staff }) => staff),
    bot: session.some(({ bot }) => bot),
    events: session.length,
    pages: session.filter(({ name }) => name === 'page_viewed').length,
  }))
}
const wayOf = (together: SessionEvent[]) => {
  const ways = together.flatMap(({ touch }) => (touch ? [touch.channelId ?? touch.source] : []))
  return ways.find((way) => way !== 'direct') ?? 'direct'
}
const wayOfFirst = (session: SessionEvent[]) =>
  wayOf(session.filter(({ occurredAt }) => occurredAt.getTime() === session[0]?.occurredAt.getTime()))

const told = (sessions: Session[]) =>
  sessions.map(({ source, channelId, channelStoreId, scene, ...session }) => ({
    ...session,
    way: channelId ?? source,
  }))

describe('the sessions of a device', () => {
  it('are those of the definition, in whatever order its events are given', () => {
    fc.assert(
      fc.property(day, (events) => {
        expect(told(foldSessions(null, events))).toEqual(evaluate(events))
      }),
      { numRuns: 500 },
    )
  })

  it('are the same when they are folded on from the last one, wherever the day is cut', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 240 }), (events, minute) => {
        const cut = NOON + minute * MINUTE
        const early = foldSessions(
          null,
          events.filter(({ occurredAt }) => occurredAt.getTime() < cut),
        )
        const late = events.filter(({ occurredAt }) => occurredAt.getTime() >= cut)
        const goneOn = [...early.slice(0, -1), ...foldSessions(early.at(-1) ?? null, late)]
        expect(goneOn).toEqual(foldSessions(null, events))
      }),
      { numRuns: 500 },
    )
  })

  it('end after more than thirty idle minutes, or with another channel, and go on with a direct opening', () => {
    const starts = (events: SessionEvent[]) =>
      foldSessions(null, events).map(({ startedAt }) => (startedAt.getTime() - NOON) / MINUTE)
    const poster = openingOf({ scene: 1047, channel: 'poster' })
    expect(starts([eventOf(0), eventOf(30), eventOf(60.001)])).toEqual([0, 60.001])
    expect(starts([eventOf(0, poster), eventOf(5, openingOf({ scene: 1001 })), eventOf(9, poster)])).toEqual([
      0,
    ])
    expect(starts([eventOf(0, openingOf({ scene: 1001 })), eventOf(1, poster)])).toEqual([0, 1])
    expect(starts([eventOf(0, poster), eventOf(1, openingOf({ scene: 1047 }))])).toEqual([0, 1])
  })
})

describe('an opening', () => {
  const of = (properties: Properties) => touchOf({ name: 'app_opened', properties }, CHANNELS)

  it('came by the channel whose code it carries, else by its scene', () => {
    expect(of({ scene: 1047, channel: 'poster' })).toEqual({
      ...{ source: 'poster', scene: 1047, channelId: 'chn_poster', channelStoreId: 'sto_poster' },
    })
    const sources: Properties[] = [
      { channel: 'nobodys' },
      {},
      { scene: 0 },
      { scene: 1001 },
      { scene: 1047 },
      { scene: 7 },
    ]
    expect(sources.map((properties) => of(properties)?.source)).toEqual([
      ...['direct', 'direct', 'direct', 'direct', 'scan', 'other'],
    ])
    expect(of({ scene: 1_000_000_000 })).toMatchObject({ source: 'other', scene: null })
    expect(touchOf({ name: 'tapped', properties: { scene: 1047 } }, CHANNELS)).toBeNull()
  })
})
