import { and, eq, inArray } from 'drizzle-orm'
import {
  channels,
  dishes,
  invites,
  menuCategories,
  offers,
  redemptions,
  reportRecipients,
  reservations,
  stores,
  tables,
  tags,
  vouchers,
} from '../../db/schema/index.js'
import { mapPeopleForStaff } from '../_members/index.js'
import { minuteOfDay, shopDayOf, wallTime } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'

type Labels = [id: string, words: string][]
type Labeler = (ctx: MerchantContext, ids: string[]) => Promise<Labels>

/** What things are called, by their ids: one query for each kind there is among them. What nobody can name is left out. */
export const mapLabels = async (ctx: MerchantContext, ids: string[]): Promise<Map<string, string>> => {
  const labels: Labels = []
  for (const [prefix, label] of Object.entries(LABELERS)) {
    const ofKind = [...new Set(ids.filter((id) => id.startsWith(`${prefix}_`)))]
    if (ofKind.length > 0) labels.push(...(await label(ctx, ofKind)))
  }
  return new Map(labels)
}

const labelPeople: Labeler = async (ctx, ids) => {
  const people = await mapPeopleForStaff(ctx, ids)
  return [...people].flatMap(([personId, { name, phoneTail }]): Labels => {
    const words = name ?? (phoneTail && `尾号 ${phoneTail}`)
    return words ? [[personId, words]] : []
  })
}

/** An invite by who claimed it. */
const labelInvites: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: invites.id, personId: invites.claimedBy })
    .from(invites)
    .where(and(eq(invites.merchantId, ctx.merchantId), inArray(invites.id, ids)))
  const names = new Map(
    await labelPeople(
      ctx,
      rows.flatMap(({ personId }) => personId ?? []),
    ),
  )
  return rows.flatMap(({ id, personId }): Labels => {
    const words = names.get(personId ?? '')
    return words ? [[id, words]] : []
  })
}

/** 「11 月 27 日 18:30 · 209」 */
const labelReservations: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({
      ...{ id: reservations.id, startsAt: reservations.startsAt },
      ...{ timeZone: stores.timeZone, table: tables.label },
    })
    .from(reservations)
    .innerJoin(
      stores,
      and(eq(stores.merchantId, reservations.merchantId), eq(stores.id, reservations.storeId)),
    )
    .innerJoin(
      tables,
      and(eq(tables.merchantId, reservations.merchantId), eq(tables.id, reservations.tableId)),
    )
    .where(and(eq(reservations.merchantId, ctx.merchantId), inArray(reservations.id, ids)))
  return rows.map(({ id, startsAt, timeZone, table }) => {
    const [, month, day] = shopDayOf(startsAt, timeZone).split('-').map(Number)
    return [id, `${month} 月 ${day} 日 ${wallTime(minuteOfDay(startsAt, timeZone))} · ${table}`]
  })
}

const labelVouchers: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: vouchers.id, words: offers.title })
    .from(vouchers)
    .innerJoin(offers, and(eq(offers.merchantId, vouchers.merchantId), eq(offers.id, vouchers.offerId)))
    .where(and(eq(vouchers.merchantId, ctx.merchantId), inArray(vouchers.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelRedemptions: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: redemptions.id, voucherId: redemptions.voucherId })
    .from(redemptions)
    .where(and(eq(redemptions.merchantId, ctx.merchantId), inArray(redemptions.id, ids)))
  const titles = new Map(
    await labelVouchers(
      ctx,
      rows.map(({ voucherId }) => voucherId),
    ),
  )
  return rows.flatMap(({ id, voucherId }): Labels => {
    const words = titles.get(voucherId)
    return words ? [[id, words]] : []
  })
}

const labelDishes: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: dishes.id, words: dishes.name })
    .from(dishes)
    .where(and(eq(dishes.merchantId, ctx.merchantId), inArray(dishes.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelCategories: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: menuCategories.id, words: menuCategories.name })
    .from(menuCategories)
    .where(and(eq(menuCategories.merchantId, ctx.merchantId), inArray(menuCategories.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelOffers: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: offers.id, words: offers.title })
    .from(offers)
    .where(and(eq(offers.merchantId, ctx.merchantId), inArray(offers.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelTables: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: tables.id, words: tables.label })
    .from(tables)
    .where(and(eq(tables.merchantId, ctx.merchantId), inArray(tables.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelTags: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: tags.id, words: tags.name })
    .from(tags)
    .where(and(eq(tags.merchantId, ctx.merchantId), inArray(tags.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelChannels: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: channels.id, words: channels.name })
    .from(channels)
    .where(and(eq(channels.merchantId, ctx.merchantId), inArray(channels.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const labelRecipients: Labeler = async (ctx, ids) => {
  const rows = await ctx.db
    .select({ id: reportRecipients.id, words: reportRecipients.name })
    .from(reportRecipients)
    .where(and(eq(reportRecipients.merchantId, ctx.merchantId), inArray(reportRecipients.id, ids)))
  return rows.map(({ id, words }) => [id, words])
}

const LABELERS: Record<string, Labeler> = {
  ...{ psn: labelPeople, inv: labelInvites },
  ...{ rsv: labelReservations, vch: labelVouchers, rdm: labelRedemptions },
  ...{ dsh: labelDishes, cat: labelCategories, off: labelOffers, tbl: labelTables },
  ...{ chn: labelChannels, tag: labelTags, rcp: labelRecipients },
}
