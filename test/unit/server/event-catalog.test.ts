import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ClientEvent, EventCatalog, propertiesOf } from '../../../api/_tracking/contract.js'
import { listEvents } from '../../../api/_tracking/list-events.js'
import { EVENTS, type PropertyType } from '../../../api/_tracking/vocabulary.js'
import { resolve, routesOf } from '../../support/vercel/routing.js'

const ID = '019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'
const PREFIXES: Record<string, string> = {
  ...{ dishId: 'dsh', offerId: 'off', reservationId: 'rsv', tableId: 'tbl', voucherId: 'vch' },
}
const GOOD: Record<Exclude<PropertyType, 'id'>, unknown> = { word: 'home', count: 3, fen: 5_800, flag: true }
const BAD: Record<PropertyType, unknown> = { id: 'dsh_1', word: '自由的话', count: -1, fen: 0.5, flag: 'yes' }

const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[]
const valueFor = (property: string, type: PropertyType) =>
  type === 'id' ? `${PREFIXES[property]}_${ID}` : GOOD[type]
const clientEvent = (name: string) => ({
  ...{ id: '019ac1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', name, occurredAt: '2026-11-25T09:26:00Z' },
})

describe('the catalogue of events', () => {
  it('is the vocabulary, word for word', async () => {
    const { items } = EventCatalog.parse(await listEvents())
    expect(
      Object.fromEntries(
        items.map(({ name, source, words, properties }) => [
          name,
          { source, words, properties: Object.fromEntries(properties.map((one) => [one.name, one.type])) },
        ]),
      ),
    ).toEqual(EVENTS)
  })

  it.each(names)('agrees with the contract on %s', (name) => {
    const { source, properties } = EVENTS[name]
    const full = Object.fromEntries(
      Object.entries(properties).map(([key, type]) => [key, valueFor(key, type)]),
    )
    const schema = propertiesOf(name)
    expect(schema.safeParse({}).success).toBe(true)
    expect(schema.safeParse(full).success).toBe(true)
    expect(schema.safeParse({ ...full, note: 'x' }).success).toBe(false)
    for (const [key, type] of Object.entries(properties))
      expect(schema.safeParse({ ...full, [key]: BAD[type] }).success, key).toBe(false)
    expect(ClientEvent.safeParse(clientEvent(name)).success).toBe(source === 'client')
  })

  it('says of every event what happened, in words of its own', () => {
    const words = names.map((name) => EVENTS[name].words)
    expect(new Set(words).size).toBe(words.length)
    for (const sentence of words) expect(sentence).toMatch(/^[\u4e00-\u9fff]{2,}$/)
  })

  it('is answered by the API’s door, and a batch by the door for events', () => {
    const routes = routesOf(
      JSON.parse(readFileSync(new URL('../../../vercel.json', import.meta.url), 'utf8')),
    )
    const doors = ['/api/index', '/api/events', '/api/cron', '/api/pictures', '/api/wechat']
    const holds = (path: string) => doors.includes(path)
    expect(resolve(routes, '/api/events/catalog', holds)).toMatchObject({ path: '/api/index', status: 200 })
    expect(resolve(routes, '/api/events', holds)).toMatchObject({ path: '/api/events', status: 200 })
  })
})
