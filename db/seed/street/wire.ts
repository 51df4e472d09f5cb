import { idOf, type Premises } from './premises.js'
import type { Noted, Sending, Step } from './steps.js'
import { UNKNOWN_CHANNEL } from './ways.js'

const CODE_OF_NOBODY = 'zzzzzzzz'

/** A batch as the phone of the story writes it, by its own clock. A phone that `loses` a channel leaves its code out. */
export const bodyOf = (
  premises: Premises,
  { at, visitorId, skew, events }: Step & Sending,
  loses: string | null,
): string =>
  JSON.stringify({
    appid: premises.appid,
    visitorId,
    sentAt: new Date(at + skew).toISOString(),
    events: events.map((event) => ({
      id: event.id,
      name: event.name,
      occurredAt: new Date(event.at + skew).toISOString(),
      sequence: event.sequence,
      ...(event.storeKey ? { storeId: idOf(premises.stores, event.storeKey) } : {}),
      properties: { ...namedBy(premises, event.properties), ...wayOf(premises, event, loses) },
    })),
  })

const namedBy = (premises: Premises, properties: Noted['properties']) => {
  const places = { offerId: premises.offers, dishId: premises.dishes, tableId: premises.tables }
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const ids = places[name as keyof typeof places]
      return [name, ids ? idOf(ids, String(value)) : value]
    }),
  )
}

const wayOf = ({ channels }: Premises, { way }: Noted, loses: string | null) => {
  if (!way) return {}
  const scene = way.scene === null ? {} : { scene: way.scene }
  if (way.channel === null || way.channel === loses) return scene
  const channel = way.channel === UNKNOWN_CHANNEL ? CODE_OF_NOBODY : idOf(channels, way.channel)
  return { ...scene, channel }
}
