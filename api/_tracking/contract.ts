import { z } from 'zod'
import { Count, Instant, MerchantName, StoreId } from '../_platform/contract.js'
import { type ClientEventName, EVENTS, EVENTS_PER_BATCH, type PropertyType } from './vocabulary.js'

const word = z.string().regex(/^[0-9A-Za-z_.:/-]{1,64}$/)
const propertySchemas: Record<PropertyType, z.ZodType> = {
  id: z.string().regex(/^[a-z]{3}_[0-9a-f]{32}$/),
  word,
  count: z.int().min(0).max(1_000_000_000),
  fen: z.int().min(0).max(100_000_000),
  flag: z.boolean(),
}

/** Checks the properties of one event against the vocabulary; unknown names are refused. */
export const propertiesOf = (name: keyof typeof EVENTS) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(EVENTS[name].properties).map(([key, type]) => [key, propertySchemas[type].optional()]),
    ),
  )

const clientEventNames = Object.entries(EVENTS)
  .filter(([, event]) => event.source === 'client')
  .map(([name]) => name) as [ClientEventName, ...ClientEventName[]]

/** One event as the phone wrote it down. Its properties are checked event by event, so that a bad one does not sink the batch. */
export const ClientEvent = z
  .strictObject({
    id: z.uuidv7(),
    name: z.enum(clientEventNames),
    occurredAt: Instant,
    storeId: StoreId.optional(),
    properties: z.record(z.string(), z.union([z.string().max(64), z.number(), z.boolean()])).default({}),
  })
  .meta({ id: 'ClientEvent' })
export type ClientEvent = z.infer<typeof ClientEvent>

export const EventBatch = z
  .strictObject({
    appid: MerchantName.meta({ description: "The merchant's appid, or its slug on the web." }),
    visitorId: z.uuid(),
    sentAt: Instant,
    events: z.array(z.unknown()).min(1).max(EVENTS_PER_BATCH),
  })
  .meta({ id: 'EventBatch' })
export type EventBatch = z.infer<typeof EventBatch>

export const EventReceipt = z
  .object({
    accepted: Count,
    duplicates: Count,
    refused: z.array(z.object({ index: Count, reason: z.string() })),
  })
  .meta({ id: 'EventReceipt' })
export type EventReceipt = z.infer<typeof EventReceipt>
