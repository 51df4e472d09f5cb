import { ClientEvent, propertiesOf, type RefusalReason } from './contract.js'
import { correctedTime, filingId } from './event-time.js'
import { type ClientEventName, EVENTS } from './vocabulary.js'

export type ReadEvent = {
  id: string
  /** As the phone wrote it, where it is filed under another. */
  ownId: string
  name: ClientEventName
  storeId: string | null
  sequence: number | null
  properties: Record<string, string | number | boolean>
  occurredAt: Date
  clockAt: Date
}

type Circumstances = { sentAt: Date; receivedAt: Date; storeIds: { has(storeId: string): boolean } }

/** An event as it is filed, or why it is not. */
export const readEvent = (raw: unknown, around: Circumstances): ReadEvent | RefusalReason => {
  const read = ClientEvent.safeParse(raw)
  if (!read.success) return namesNothing(raw) ? 'unknownName' : 'malformed'
  const { id, name, sequence = null, storeId = null } = read.data
  const properties = propertiesOf(name).safeParse(read.data.properties)
  if (!properties.success) return 'badProperties'
  if (storeId && !around.storeIds.has(storeId)) return 'unknownStore'
  const clockAt = new Date(read.data.occurredAt)
  const occurredAt = correctedTime(clockAt, around)
  if (!occurredAt) return 'tooLate'
  const ownId = id.toLowerCase()
  return {
    id: filingId(ownId, occurredAt),
    ownId,
    name,
    storeId,
    sequence,
    properties: properties.data,
    occurredAt,
    clockAt,
  }
}

const namesNothing = (raw: unknown) => {
  const name = (raw as { name?: unknown } | null)?.name
  return typeof name === 'string' && !isClientEventName(name)
}

const isClientEventName = (name: string): name is ClientEventName =>
  Object.hasOwn(EVENTS, name) && EVENTS[name as keyof typeof EVENTS].source === 'client'
