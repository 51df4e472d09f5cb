import { and, asc, count, eq, gt } from 'drizzle-orm'
import { events, stores } from '../../../db/schema/index.js'
import { idsOfPerson } from '../../_members/index.js'
import type { Context } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { inTransaction, lockInOrder } from '../../_platform/transaction.js'
import { recordEvent } from '../../_tracking/index.js'
import { tellConsents, tellFavourites, tellMe, tellMessages } from './sheets-of-person.js'
import { tellRecords } from './sheets-of-records.js'
import { tellReservations, tellVisits, tellVouchers } from './sheets-of-visits.js'
import type { Telling } from './telling.js'
import { type Cells, writeSheets } from './write-sheets.js'

const A_DAY = 5
const DAY_MS = 86_400_000

const SHEETS: [name: string, tell: (telling: Telling) => Promise<Cells>][] = [
  ['我的资料', tellMe],
  ['订座', tellReservations],
  ['券', tellVouchers],
  ['到店', tellVisits],
  ['想吃', tellFavourites],
  ['同意过什么', tellConsents],
  ['消息', tellMessages],
  ['记录', tellRecords],
]

/** Everything the shop keeps of the actor, as a spreadsheet to read; nothing of it stays here. Fails with `export_limit`. */
export const exportMe = async (ctx: Context): Promise<Uint8Array<ArrayBuffer>> => {
  await countExport(ctx)
  const telling: Telling = {
    ...ctx,
    personId: ctx.actor.personId,
    personIds: await idsOfPerson(ctx, ctx.actor.personId),
    stores: await listStores(ctx),
  }
  const sheets: [name: string, cells: Cells][] = []
  for (const [name, tell] of SHEETS) sheets.push([name, await tell(telling)])
  return writeSheets(sheets)
}

const listStores = async ({ db, merchantId }: Context) =>
  new Map(
    (
      await db
        .select({ id: stores.id, name: stores.name, timeZone: stores.timeZone })
        .from(stores)
        .where(eq(stores.merchantId, merchantId))
        .orderBy(asc(stores.sort))
    ).map((store) => [store.id, store]),
  )

/** Each copy is in the ledger, by which they are counted. */
const countExport = (ctx: Context) =>
  inTransaction(ctx.db, async (tx) => {
    const { merchantId, now, actor } = ctx
    await lockInOrder(tx, [`export:${merchantId}:${actor.personId}`])
    const [taken] = await tx
      .select({ count: count() })
      .from(events)
      .where(
        and(
          eq(events.merchantId, merchantId),
          eq(events.personKey, actor.personKey),
          eq(events.name, 'copy_taken'),
          gt(events.occurredAt, new Date(now.getTime() - DAY_MS)),
        ),
      )
    if ((taken?.count ?? 0) >= A_DAY) fail('export_limit')
    const { personKey } = actor
    await recordEvent({ ...ctx, db: tx }, { name: 'copy_taken', personKey, storeId: null, properties: {} })
  })
