import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { newUuid } from '../../api/_platform/ids.js'
import type { Database } from '../../db/client.js'
import { events, refusedEvents, sessions, storeVisitors, visitors } from '../../db/schema/index.js'
import type { TestApi } from './api.js'
import type { makeRuntime, TestShop } from './shop.js'

type Place = { db: Database; api: TestApi; made: ReturnType<typeof makeRuntime>; shop: TestShop }

/** What a batch's answer says. */
export const receipt = (accepted: number, duplicates = 0, refused: object[] = []) => ({
  accepted,
  duplicates,
  refused,
})

/** Phones that send to a shop, and what its tables hold of it. */
export const eventsOf = (get: () => Place) => {
  /** What a phone whose clock is `off` writes down and sends, by its own clock. */
  const phoneThatIs = (off: number, visitorId: string = randomUUID()) => {
    const clock = (ago = 0) => new Date(get().made.time.now.getTime() - ago + off)
    return {
      visitorId,
      event: (ago = 0, wish: object = {}) => ({
        ...{ id: newUuid(clock(ago)), name: 'tapped', occurredAt: clock(ago).toISOString() },
        ...{ storeId: get().shop.storeId, properties: { what: 'dish', page: 'menu' }, ...wish },
      }),
      send: (list: unknown[], { userAgent, token }: { userAgent?: string; token?: string } = {}) =>
        get().api.post('/events', {
          ...{ userAgent, token },
          body: { appid: get().shop.appid, visitorId, sentAt: clock().toISOString(), events: list },
        }),
    }
  }
  const phone = () => phoneThatIs(0)

  const ofShop = (table: typeof events | typeof sessions | typeof visitors | typeof storeVisitors) =>
    eq(table.merchantId, get().shop.merchantId)
  const ledger = () => get().db.select().from(events).where(ofShop(events)).orderBy(asc(events.occurredAt))
  const sessionRows = () => get().db.select().from(sessions).where(ofShop(sessions))
  const visitorRow = async (visitorId: string) => {
    const [row] = await get()
      .db.select()
      .from(visitors)
      .where(and(ofShop(visitors), eq(visitors.visitorId, visitorId)))
    return row
  }
  const counted = () => get().db.select().from(storeVisitors).where(ofShop(storeVisitors))
  const refusals = async () => {
    const rows = await get()
      .db.select()
      .from(refusedEvents)
      .where(eq(refusedEvents.merchantId, get().shop.merchantId))
    return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
  }
  return { phoneThatIs, phone, ledger, sessionRows, visitorRow, counted, refusals }
}
