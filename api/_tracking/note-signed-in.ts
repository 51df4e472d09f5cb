import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { people, visitorPeople, visitors } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** On more than that many fans' in a day a device is nobody's own. */
const FANS_A_DAY = 5

type SignedIn = { visitorId: string; personKey: string; sharedAt: Date | null }

/** Notes who was signed in on a device today (UTC), and marks it as shared when they are too many fans. */
export const noteSignedIn = async (ctx: MerchantContext, { visitorId, personKey, sharedAt }: SignedIn) => {
  const { db, merchantId, now } = ctx
  const day = { merchantId, visitorId, on: now.toISOString().slice(0, 10) }
  const rows = await db
    .select({ personKey: visitorPeople.personKey })
    .from(visitorPeople)
    .where(
      and(
        eq(visitorPeople.merchantId, merchantId),
        eq(visitorPeople.visitorId, visitorId),
        eq(visitorPeople.on, day.on),
      ),
    )
  const keys = new Set(rows.map((row) => row.personKey))
  if (!keys.has(personKey)) await db.insert(visitorPeople).values({ ...day, personKey })
  keys.add(personKey)
  if (sharedAt || keys.size <= FANS_A_DAY || (await countFans(ctx, [...keys])) <= FANS_A_DAY) return
  await db
    .update(visitors)
    .set({ sharedAt: now })
    .where(and(eq(visitors.merchantId, merchantId), eq(visitors.visitorId, visitorId)))
}

const became = alias(people, 'became')

/** Whoever was merged counts as who they became. */
const countFans = async ({ db, merchantId }: MerchantContext, keys: string[]) => {
  const [row] = await db
    .select({ count: sql`count(distinct coalesce(${became.id}, ${people.id}))`.mapWith(Number) })
    .from(people)
    .leftJoin(became, and(eq(became.merchantId, people.merchantId), eq(became.id, people.mergedInto)))
    .where(
      and(
        eq(people.merchantId, merchantId),
        inArray(people.personKey, keys),
        sql`coalesce(${became.fanAt}, ${people.fanAt}) is not null`,
      ),
    )
  return row?.count ?? 0
}
