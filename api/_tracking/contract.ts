import * as z from 'zod'
import {
  ChannelId,
  Count,
  Fen,
  Instant,
  idOf,
  line,
  MerchantName,
  OfferId,
  ReservationId,
  ShopDay,
  StoreId,
  TableId,
  VoucherId,
} from '../_platform/contract.js'
import {
  CHANNEL_KINDS,
  CHANNEL_NAME_MAX,
  type ClientEventName,
  EVENTS,
  EVENTS_PER_BATCH,
  PROPERTY_TYPES,
  type PropertyType,
} from './vocabulary.js'

const word = z.string().regex(/^[0-9A-Za-z_.:/-]{1,64}$/)
const valueSchemas: Record<Exclude<PropertyType, 'id'>, z.ZodType> = {
  word,
  count: z.int().min(0).max(1_000_000_000),
  fen: z.int().min(0).max(100_000_000),
  flag: z.boolean(),
}

// An id must be of what its name says: whoever reads the ledger looks the thing up by it.
const idSchemas: Record<string, z.ZodType> = {
  dishId: idOf('dsh'),
  offerId: OfferId,
  reservationId: ReservationId,
  tableId: TableId,
  voucherId: VoucherId,
}

const schemaOf = (property: string, type: PropertyType) =>
  type === 'id' ? (idSchemas[property] ?? z.never()) : valueSchemas[type]

type Properties = Record<string, string | number | boolean>

// To make a schema takes a hundred times as long as to check with it.
const propertiesSchemas = new Map<string, z.ZodType<Properties>>()

/** Checks the properties of one event against the vocabulary; unknown names are refused. */
export const propertiesOf = (name: keyof typeof EVENTS): z.ZodType<Properties> => {
  const known = propertiesSchemas.get(name)
  if (known) return known
  const schema = z.strictObject(
    Object.fromEntries(
      Object.entries(EVENTS[name].properties).map(([key, type]) => [key, schemaOf(key, type).optional()]),
    ),
  ) as unknown as z.ZodType<Properties>
  propertiesSchemas.set(name, schema)
  return schema
}

const clientEventNames = Object.entries(EVENTS)
  .filter(([, event]) => event.source === 'client')
  .map(([name]) => name) as [ClientEventName, ...ClientEventName[]]

/** One event as the phone wrote it down. Its properties are looked at by its name, with `propertiesOf`. */
export const ClientEvent = z
  .strictObject({
    id: z.uuidv7(),
    name: z.enum(clientEventNames),
    occurredAt: Instant,
    sequence: z.int().min(0).max(2_000_000_000).optional(),
    storeId: StoreId.optional(),
    properties: z.unknown().default({}),
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

/** Why an event is not taken. These are counted, so none of them is a sender's own words. */
export const RefusalReason = z
  .enum(['malformed', 'unknownName', 'badProperties', 'unknownStore', 'tooLate'])
  .meta({ id: 'RefusalReason' })
export type RefusalReason = z.infer<typeof RefusalReason>

export const EventReceipt = z
  .object({
    accepted: Count,
    duplicates: Count,
    refused: z.array(z.object({ index: Count, reason: RefusalReason })),
  })
  .meta({ id: 'EventReceipt' })
export type EventReceipt = z.infer<typeof EventReceipt>

/** What a channel's code is made of: no letter or figure that looks like another on paper. */
export const ChannelCode = z.string().regex(/^[23456789abcdefghjkmnpqrstuvwxyz]{8}$/)

const ChannelKind = z.enum(Object.keys(CHANNEL_KINDS) as [keyof typeof CHANNEL_KINDS])
const ChannelName = line(CHANNEL_NAME_MAX).min(1)

export const ChannelRequest = z
  .strictObject({ kind: ChannelKind, name: ChannelName })
  .meta({ id: 'ChannelRequest' })
export type ChannelRequest = z.infer<typeof ChannelRequest>

export const ChannelEdit = z.strictObject({ name: ChannelName, ended: z.boolean() }).meta({
  id: 'ChannelEdit',
  description:
    'Its name, and whether it is no longer in use; whoever still comes by it is counted all the same.',
})
export type ChannelEdit = z.infer<typeof ChannelEdit>

/** A way people come that a manager made. */
export const Channel = z
  .object({
    id: ChannelId,
    storeId: StoreId,
    kind: ChannelKind,
    name: z.string(),
    code: ChannelCode,
    createdAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'Channel' })
export type Channel = z.infer<typeof Channel>

export const ChannelCost = z
  .strictObject({ on: ShopDay, amountFen: Fen.meta({ description: '0 takes the day’s cost away.' }) })
  .meta({ id: 'ChannelCost' })
export type ChannelCost = z.infer<typeof ChannelCost>

export const ChannelPlace = z.object({ storeId: StoreId }).meta({ id: 'ChannelPlace' })
export type ChannelPlace = z.infer<typeof ChannelPlace>

/** Every event there is, as `GET /api/events/catalog` tells it. All properties may be absent. */
export const EventCatalog = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        source: z.enum(['client', 'server']),
        words: z.string().meta({ description: 'What happened, as one would tell it.' }),
        properties: z.array(z.object({ name: z.string(), type: z.enum(PROPERTY_TYPES) })),
      }),
    ),
  })
  .meta({ id: 'EventCatalog' })
export type EventCatalog = z.infer<typeof EventCatalog>
