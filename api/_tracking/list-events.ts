import type { EventCatalog } from './contract.js'
import { EVENTS } from './vocabulary.js'

const items: EventCatalog['items'] = Object.entries(EVENTS).map(([name, { source, words, properties }]) => ({
  ...{ name, source, words },
  properties: Object.entries(properties).map(([property, type]) => ({ name: property, type })),
}))

/** The catalogue of events, for whoever reads the ledger or writes into it. */
export const listEvents = async (): Promise<EventCatalog> => ({ items })
