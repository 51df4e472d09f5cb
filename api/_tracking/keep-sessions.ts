import { and, asc, eq, getTableColumns, gte, inArray, lt, notInArray, sql } from 'drizzle-orm'
import { channels, events, sessions } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { idsOf } from './event-time.js'
import { foldSessions, isIdle, type Session, type SessionEvent } from './sessions.js'
import { codeOf, type MadeChannel, touchOf } from './touches.js'
import type { Source } from './vocabulary.js'

export type FiledEvent = Omit<SessionEvent, 'touch'> & Pick<typeof events.$inferSelect, 'properties'>

// A statement takes 65,535 parameters; only who changes channels all the time has so many sessions around one moment.
const ROWS_A_STATEMENT = 1_000

type Device = { visitorId: string; bot: boolean }
type Span = { from: Date; until: Date | null }

/**
 * Rolls up what was just filed of a device, under the lock of its row. What follows on the last session is folded onto it;
 * what lies before its end has the sessions around it made anew from the ledger.
 */
export const keepSessions = async (
  ctx: MerchantContext,
  device: Device,
  { filed, first, last, known }: { filed: FiledEvent[]; first: Date; last: Date; known: Session[] },
) => {
  const before = known.findLast(({ startedAt }) => startedAt < first) ?? null
  if (known.at(-1) === (before ?? undefined) && (!before || followsOn(before, first, filed))) {
    const [earliest, ...rest] = foldSessions(before, await withTouches(ctx, filed))
    const grew = earliest && earliest.events !== before?.events
    return writeSessions(ctx, device, grew ? [earliest, ...rest] : rest)
  }
  const span = spanTouched(before, {
    first,
    last,
    after: known.filter(({ startedAt }) => startedAt >= first),
  })
  const anew = foldSessions(null, await withTouches(ctx, await findFiled(ctx, device, span)))
  await clearSpan(ctx, device, span, anew)
  await writeSessions(ctx, device, anew)
}

/** A device's sessions from the last one on that began before `since`. */
export const findSessions = async (
  { db, merchantId }: MerchantContext,
  visitorId: string,
  since: Date,
): Promise<Session[]> => {
  const ofDevice = and(eq(sessions.merchantId, merchantId), eq(sessions.visitorId, visitorId))
  const lastBefore = db
    .select({ startedAt: sql`max(${sessions.startedAt})` })
    .from(sessions)
    .where(and(ofDevice, lt(sessions.startedAt, since)))
  const rows = await db
    .select({ ...getTableColumns(sessions), channelStoreId: channels.storeId })
    .from(sessions)
    .leftJoin(
      channels,
      and(eq(channels.merchantId, sessions.merchantId), eq(channels.id, sessions.channelId)),
    )
    .where(and(ofDevice, gte(sessions.startedAt, sql`coalesce(${lastBefore}, ${since.toISOString()})`)))
    .orderBy(asc(sessions.startedAt))
  return rows.map((row) => ({ ...row, source: row.source as Source }))
}

// The row does not say whether its store was named or is only where its channel stands: another one named asks the ledger.
const followsOn = (session: Session, first: Date, filed: FiledEvent[]) =>
  first > session.endedAt &&
  (session.storeId === null ||
    session.storeId !== session.channelStoreId ||
    filed.every(({ storeId }) => storeId === null || storeId === session.storeId))

/** From where to where sessions may come out otherwise: up to a pause that ends one whatever lies before it. */
const spanTouched = (
  before: Session | null,
  { first, last, after }: { first: Date; last: Date; after: Session[] },
): Span => {
  let heardOf = before && before.endedAt > last ? before.endedAt : last
  for (const { startedAt, endedAt } of after) {
    if (startedAt > last && isIdle(heardOf, startedAt)) {
      return { from: startOf(before, first), until: startedAt }
    }
    if (endedAt > heardOf) heardOf = endedAt
  }
  return { from: startOf(before, first), until: null }
}

const startOf = (before: Session | null, first: Date) =>
  before && !isIdle(before.endedAt, first) ? before.startedAt : first

const findFiled = (
  ctx: MerchantContext,
  { visitorId }: Device,
  { from, until }: Span,
): Promise<FiledEvent[]> => {
  const ids = idsOf(from, until ?? ctx.now)
  return ctx.db
    .select({
      id: events.id,
      name: events.name,
      occurredAt: events.occurredAt,
      sequence: events.sequence,
      storeId: events.storeId,
      personKey: events.personKey,
      staff: events.staff,
      bot: events.bot,
      properties: events.properties,
    })
    .from(events)
    .where(
      and(
        eq(events.merchantId, ctx.merchantId),
        eq(events.visitorId, visitorId),
        gte(events.id, ids.atLeast),
        lt(events.id, ids.below),
        gte(events.occurredAt, from),
        until ? lt(events.occurredAt, until) : undefined,
      ),
    )
}

const withTouches = async (ctx: MerchantContext, filed: FiledEvent[]): Promise<SessionEvent[]> => {
  const codes = [...new Set(filed.flatMap((event) => codeOf(event) ?? []))]
  const known = codes.length > 0 ? await findChannels(ctx, codes) : new Map<string, MadeChannel>()
  return filed.map((event) => Object.assign(event, { touch: touchOf(event, known) }))
}

const findChannels = async ({ db, merchantId }: MerchantContext, codes: string[]) => {
  const rows = await db
    .select({ code: channels.code, id: channels.id, kind: channels.kind, storeId: channels.storeId })
    .from(channels)
    .where(and(eq(channels.merchantId, merchantId), inArray(channels.code, codes)))
  return new Map(rows.map(({ code, ...channel }) => [code, channel]))
}

const clearSpan = async (
  { db, merchantId }: MerchantContext,
  { visitorId }: Device,
  { from, until }: Span,
  anew: Session[],
) => {
  const kept = anew.map(({ startedAt }) => startedAt)
  await db
    .delete(sessions)
    .where(
      and(
        eq(sessions.merchantId, merchantId),
        eq(sessions.visitorId, visitorId),
        gte(sessions.startedAt, from),
        until ? lt(sessions.startedAt, until) : undefined,
        notInArray(sessions.startedAt, kept),
      ),
    )
}

const writeSessions = async ({ db, merchantId }: MerchantContext, device: Device, folded: Session[]) => {
  const rows = folded.map(({ channelStoreId, ...session }) => ({
    ...session,
    merchantId,
    visitorId: device.visitorId,
    storeId: session.storeId ?? channelStoreId,
    bot: session.bot || device.bot,
  }))
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await db
      .insert(sessions)
      .values(rows.slice(from, from + ROWS_A_STATEMENT))
      .onConflictDoUpdate({
        target: [sessions.merchantId, sessions.visitorId, sessions.startedAt],
        set: asInserted,
      })
}

const asInserted = {
  endedAt: sql`excluded.ended_at`,
  source: sql`excluded.source`,
  channelId: sql`excluded.channel_id`,
  scene: sql`excluded.scene`,
  storeId: sql`excluded.store_id`,
  personKey: sql`excluded.person_key`,
  staff: sql`excluded.staff`,
  bot: sql`excluded.bot`,
  events: sql`excluded.events`,
  pages: sql`excluded.pages`,
}
