import { and, eq, inArray } from 'drizzle-orm'
import { type alerts, channels, staff, stores } from '../../../db/schema/index.js'
import { mapPeopleForStaff } from '../../_members/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { type Names, wordsOf } from './alert-words.js'
import { type Alert, AlertBody } from './contract.js'

export type AlertRow = typeof alerts.$inferSelect

/**
 * Alerts as they are told, with what they are about called as it is called now; where others can read it, nobody of the staff
 * by name.
 */
export const toAlerts = async (
  ctx: MerchantContext,
  rows: AlertRow[],
  to: 'keepers' | 'others' = 'keepers',
): Promise<Alert[]> => {
  const bodies = rows.map(({ body }) => AlertBody.parse(body))
  const names = await namesFor(ctx, rows, to === 'keepers' ? bodies : bodies.map(withoutClerk))
  return rows.map((row, index) => {
    const body = bodies[index] as AlertBody
    return {
      ...{ id: row.id, storeId: row.storeId, body, ...wordsOf(body, names(row.storeId, body)) },
      ...{ openedAt: row.openedAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() },
      ...{
        dismissedAt: row.dismissedAt?.toISOString() ?? null,
        closedAt: row.closedAt?.toISOString() ?? null,
      },
    }
  })
}

const namesFor = async (ctx: MerchantContext, rows: AlertRow[], bodies: AlertBody[]) => {
  const zones = await mapZones(
    ctx,
    rows.map(({ storeId }) => storeId),
  )
  const ways = await mapChannels(
    ctx,
    bodies.flatMap((body) => (body.kind === 'channel' ? body.channelId : [])),
  )
  const clerks = await mapClerks(
    ctx,
    bodies.flatMap((body) => (body.kind === 'redemptions' ? (body.staffId ?? []) : [])),
  )
  return (storeId: string, body: AlertBody): Names => ({
    timeZone: zones.get(storeId) ?? 'UTC',
    channel: body.kind === 'channel' ? (ways.get(body.channelId) ?? null) : null,
    clerk: body.kind === 'redemptions' ? (clerks.get(body.staffId ?? '') ?? null) : null,
  })
}

/** Its words then say that it was somebody, and not who. */
const withoutClerk = (body: AlertBody): AlertBody =>
  body.kind === 'redemptions' ? { ...body, staffId: null } : body

const mapZones = async (ctx: MerchantContext, ids: string[]) => {
  const rows = ids.length
    ? await ctx.db
        .select({ id: stores.id, timeZone: stores.timeZone })
        .from(stores)
        .where(and(eq(stores.merchantId, ctx.merchantId), inArray(stores.id, ids)))
    : []
  return new Map(rows.map(({ id, timeZone }) => [id, timeZone]))
}

const mapChannels = async (ctx: MerchantContext, ids: string[]) => {
  const rows = ids.length
    ? await ctx.db
        .select({ id: channels.id, name: channels.name })
        .from(channels)
        .where(and(eq(channels.merchantId, ctx.merchantId), inArray(channels.id, ids)))
    : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const mapClerks = async (ctx: MerchantContext, staffIds: string[]) => {
  const posts = staffIds.length
    ? await ctx.db
        .select({ id: staff.id, personId: staff.personId })
        .from(staff)
        .where(and(eq(staff.merchantId, ctx.merchantId), inArray(staff.id, staffIds)))
    : []
  const people = await mapPeopleForStaff(
    ctx,
    posts.map(({ personId }) => personId),
  )
  return new Map(
    posts.map(({ id, personId }) => {
      const { name = null, phoneTail = null } = people.get(personId) ?? {}
      return [id, name ?? (phoneTail ? `尾号 ${phoneTail} 的同事` : '一位同事')]
    }),
  )
}
