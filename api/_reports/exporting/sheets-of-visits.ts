import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { offers, redemptions, reservations, tables, visits, vouchers } from '../../../db/schema/index.js'
import { personColumns } from '../../_members/index.js'
import { storeName, type Telling, whenIn, yuan } from './telling.js'

const BOOKED = { booked: '订着', seated: '来了', noShow: '没来', canceled: '取消了' }
const HELD = { live: '能用', spent: '用掉了', expired: '过期了' }

export const tellReservations = async (t: Telling) => {
  const rows = await t.db
    .select({ row: reservations, table: tables.label })
    .from(reservations)
    .innerJoin(
      tables,
      and(eq(tables.merchantId, reservations.merchantId), eq(tables.id, reservations.tableId)),
    )
    .where(and(eq(reservations.merchantId, t.merchantId), inArray(reservations.personId, t.personIds)))
    .orderBy(desc(reservations.startsAt))
  const columns = personColumns(t)
  return [
    ['哪家店', '什么时候', '几位', '桌', '怎么样了', '称呼', '手机号', '订于', '怎么订的'],
    ...rows.map(({ row, table }) => [
      ...[storeName(t, row.storeId), whenIn(t, row.startsAt, row.storeId), row.partySize, table],
      ...[BOOKED[row.status], columns.name.openOrNull(row.contactNameSealed)],
      columns.phone.openOrNull(row.contactPhoneSealed),
      ...[whenIn(t, row.createdAt, row.storeId), row.takenBy ? '电话' : '小程序'],
    ]),
  ]
}

export const tellVouchers = async (t: Telling) => {
  const rows = await t.db
    .select({ row: vouchers, title: offers.title, redemption: redemptions })
    .from(vouchers)
    .innerJoin(offers, and(eq(offers.merchantId, vouchers.merchantId), eq(offers.id, vouchers.offerId)))
    .leftJoin(
      redemptions,
      and(
        eq(redemptions.merchantId, vouchers.merchantId),
        eq(redemptions.voucherId, vouchers.id),
        isNull(redemptions.reversedAt),
      ),
    )
    .where(and(eq(vouchers.merchantId, t.merchantId), inArray(vouchers.personId, t.personIds)))
    .orderBy(desc(vouchers.claimedAt))
  return [
    ['券', '怎么样了', '领于', '在哪家店领', '到期', '用于', '在哪家店用', '账单（元）', '减了（元）'],
    ...rows.map(({ row, title, redemption }) => [
      ...[title, HELD[row.status], whenIn(t, row.claimedAt, row.claimedStoreId)],
      ...[storeName(t, row.claimedStoreId), whenIn(t, row.expiresAt, row.claimedStoreId)],
      ...[whenIn(t, row.spentAt, redemption?.storeId ?? null), storeName(t, redemption?.storeId ?? null)],
      ...[yuan(redemption?.billFen ?? null), yuan(redemption?.discountFen ?? null)],
    ]),
  ]
}

export const tellVisits = async (t: Telling) => {
  const rows = await t.db
    .select()
    .from(visits)
    .where(and(eq(visits.merchantId, t.merchantId), inArray(visits.personId, t.personIds)))
    .orderBy(desc(visits.on))
  return [
    ['日子', '哪家店', '几点'],
    ...rows.map(({ on, storeId, firstAt }) => [on, storeName(t, storeId), whenIn(t, firstAt, storeId)]),
  ]
}
