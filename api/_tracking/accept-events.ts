import { and, eq, inArray } from 'drizzle-orm'
import { events, stores, storeVisitors } from '../../db/schema/index.js'
import { shopDayOf } from '../_platform/clock.js'
import type { Actor, MerchantContext } from '../_platform/context.js'
import { ClientEvent, type EventBatch, type EventReceipt, propertiesOf } from './contract.js'
import { correctedTime, filingId } from './event-time.js'

type Sender = { actor: Actor | null }

/** Files a phone's batch: known events once each, whatever is wrong with the others named by their index. */
export const acceptEvents = async (
  ctx: MerchantContext,
  sender: Sender,
  batch: EventBatch,
): Promise<EventReceipt> => {
  const zones = await zonesOfStores(ctx, batch)
  const refused: EventReceipt['refused'] = []
  const accepted: (typeof events.$inferInsert)[] = []
  batch.events.forEach((raw, index) => {
    const read = readEvent(raw, zones)
    if (typeof read === 'string') refused.push({ index, reason: read })
    else accepted.push(toRow(ctx, sender, batch, read))
  })
  if (accepted.length === 0) return { accepted: 0, duplicates: 0, refused }

  const stored = await ctx.db
    .insert(events)
    .values(accepted)
    .onConflictDoNothing()
    .returning({ id: events.id })
  await countVisitors(ctx, accepted, zones)
  return { accepted: stored.length, duplicates: accepted.length - stored.length, refused }
}

const readEvent = (raw: unknown, zones: Map<string, string>): ClientEvent | string => {
  const event = ClientEvent.safeParse(raw)
  if (!event.success) return `malformed: ${event.error.issues[0]?.path.join('.') || 'event'}`
  const properties = propertiesOf(event.data.name).safeParse(event.data.properties)
  if (!properties.success) return `properties: ${event.data.name}`
  if (event.data.storeId && !zones.has(event.data.storeId)) return 'unknown storeId'
  return event.data
}

const toRow = (ctx: MerchantContext, { actor }: Sender, batch: EventBatch, event: ClientEvent) => {
  const occurredAt = new Date(event.occurredAt)
  return {
    merchantId: ctx.merchantId,
    id: filingId(event.id, ctx.now),
    name: event.name,
    personKey: actor?.personKey ?? null,
    visitorId: batch.visitorId,
    storeId: event.storeId ?? null,
    sequence: event.sequence ?? null,
    staff: (actor?.posts.length ?? 0) > 0,
    properties: event.properties,
    occurredAt: correctedTime({ occurredAt, sentAt: new Date(batch.sentAt), receivedAt: ctx.now }),
    clockAt: occurredAt,
    receivedAt: ctx.now,
  }
}

const zonesOfStores = async (ctx: MerchantContext, batch: EventBatch) => {
  const ids = batch.events.flatMap((raw) => {
    const event = ClientEvent.safeParse(raw)
    return event.success && event.data.storeId ? [event.data.storeId] : []
  })
  if (ids.length === 0) return new Map<string, string>()
  const rows = await ctx.db
    .select({ id: stores.id, timeZone: stores.timeZone })
    .from(stores)
    .where(and(eq(stores.merchantId, ctx.merchantId), inArray(stores.id, [...new Set(ids)])))
  return new Map(rows.map((store) => [store.id, store.timeZone]))
}

const countVisitors = async (
  ctx: MerchantContext,
  rows: (typeof events.$inferInsert)[],
  zones: Map<string, string>,
) => {
  const seen = new Map<string, typeof storeVisitors.$inferInsert>()
  for (const { storeId, staff, occurredAt, personKey, visitorId } of rows) {
    const timeZone = storeId && zones.get(storeId)
    const who = personKey ?? visitorId
    if (!storeId || !timeZone || !who || staff) continue
    const on = shopDayOf(occurredAt, timeZone)
    seen.set(`${storeId} ${on} ${who}`, { merchantId: ctx.merchantId, storeId, on, who })
  }
  if (seen.size > 0)
    await ctx.db
      .insert(storeVisitors)
      .values([...seen.values()])
      .onConflictDoNothing()
}
