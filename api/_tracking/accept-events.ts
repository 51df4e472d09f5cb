import { eq } from 'drizzle-orm'
import { stores } from '../../db/schema/index.js'
import type { Actor, MerchantContext } from '../_platform/context.js'
import { inTransaction } from '../_platform/transaction.js'
import type { EventBatch, EventReceipt } from './contract.js'
import { countRefused } from './count-refused.js'
import { countStoreVisitors } from './count-store-visitors.js'
import { isClockWrong } from './event-time.js'
import { fileEvents, type Origin } from './file-events.js'
import { underFirstIds } from './first-filing.js'
import { findSessions, keepSessions } from './keep-sessions.js'
import { markFastSender, windowBefore } from './mark-sender.js'
import { meetVisitor } from './meet-visitor.js'
import { noteInterests } from './note-interests.js'
import { noteSignedIn } from './note-signed-in.js'
import { type ReadEvent, readEvent } from './read-event.js'

type Sender = {
  actor: Actor | null
  /** It says itself that it is no person. */
  bot?: boolean
}

type Zones = Map<string, string>

/** Files a phone's batch: known events once each, whatever is wrong with the others named by their index. */
export const acceptEvents = async (
  ctx: MerchantContext,
  sender: Sender,
  batch: EventBatch,
): Promise<EventReceipt> => {
  const clocks = { sentAt: new Date(batch.sentAt), receivedAt: ctx.now }
  const zones = await zonesOfStores(ctx)
  const around = { ...clocks, storeIds: zones }
  const refused: EventReceipt['refused'] = []
  const read: ReadEvent[] = []
  batch.events.forEach((raw, index) => {
    const event = readEvent(raw, around)
    if (typeof event === 'string') refused.push({ index, reason: event })
    else read.push(event)
  })
  const device = {
    visitorId: batch.visitorId.toLowerCase(),
    personKey: sender.actor?.personKey ?? null,
    staff: (sender.actor?.posts.length ?? 0) > 0,
    bot: sender.bot ?? false,
    clockWrong: isClockWrong(clocks),
  }
  const accepted = await inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    const filed = read.length > 0 ? await file(inTx, device, { read, zones }) : 0
    await countRefused(
      inTx,
      refused.map(({ reason }) => reason),
    )
    return filed
  })
  return { accepted, duplicates: read.length - accepted, refused }
}

const file = async (
  ctx: MerchantContext,
  device: Origin,
  { read, zones }: { read: ReadEvent[]; zones: Zones },
) => {
  const { visitorId, personKey } = device
  const clockWrong = device.clockWrong || read.some(({ id, ownId }) => id !== ownId)
  const visitor = await meetVisitor(ctx, { visitorId, clockWrong })
  if (personKey) await noteSignedIn(ctx, { ...visitor, personKey })
  const filed = await fileEvents(ctx, device, visitor.clockWrongAt ? await underFirstIds(ctx, read) : read)
  if (filed.length === 0) return 0

  const times = filed.map(({ occurredAt }) => occurredAt.getTime())
  const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const known = await findSessions(ctx, visitorId, windowBefore(first))
  const bot =
    visitor.botAt !== null ||
    (await markFastSender(ctx, { visitorId, first, last, filed: filed.length, known }))
  await keepSessions(ctx, { visitorId, bot }, { filed: filed.map(asFiledBy(device)), first, last, known })
  if (!device.staff && !device.bot && !bot) {
    const who = personKey ?? visitorId
    await countStoreVisitors(ctx, { who, seen: filed, zones })
    await noteInterests(ctx, { who, seen: filed, zones })
  }
  return filed.length
}

// Spelled out, as it is done for every event there is.
const asFiledBy = (origin: Origin) => (event: ReadEvent) => ({
  id: event.id,
  name: event.name,
  occurredAt: event.occurredAt,
  sequence: event.sequence,
  storeId: event.storeId,
  properties: event.properties,
  personKey: origin.personKey,
  staff: origin.staff,
  bot: origin.bot,
})

const zonesOfStores = async (ctx: MerchantContext): Promise<Zones> => {
  const rows = await ctx.db
    .select({ id: stores.id, timeZone: stores.timeZone })
    .from(stores)
    .where(eq(stores.merchantId, ctx.merchantId))
  return new Map(rows.map((store) => [store.id, store.timeZone]))
}
