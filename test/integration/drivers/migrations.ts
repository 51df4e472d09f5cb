import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newUuid } from '../../../api/_platform/ids.js'
import { ensureEventMonths } from '../../../api/_tracking/index.js'
import { migrate } from '../../../db/migrate.js'
import { events } from '../../../db/schema/index.js'
import { type Driver, rowsOf } from '../../support/drivers.js'
import { makeShop } from '../../support/shop.js'

const journal: { entries: unknown[] } = JSON.parse(
  readFileSync(new URL('../../../db/migrations/meta/_journal.json', import.meta.url), 'utf8'),
)

export const migrationTests = (get: () => Driver) => {
  it('was migrated by this driver, and a second time nothing happens', async () => {
    const { db } = get()
    const made = () =>
      rowsOf<{ tables: number; migrations: number }>(
        db.execute(sql`select
          (select count(*)::int from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace) as tables,
          (select count(*)::int from drizzle.__drizzle_migrations) as migrations`),
      )
    const [before] = await made()
    await migrate(db)
    expect(await made()).toEqual([before])
    expect(before?.migrations).toBe(journal.entries.length)
    expect(before?.tables).toBeGreaterThan(25)
  })

  it('gets the months of the ledger, and what arrived before them moves in', async () => {
    const { db, made } = get()
    const { merchantId } = await makeShop(made.runtime)
    const later = new Date('2031-05-17T12:00:00Z')
    const id = newUuid(later)
    await db.insert(events).values({
      ...{ merchantId, id, name: 'page_viewed', staff: false, properties: {} },
      ...{ occurredAt: later, receivedAt: later },
    })
    const home = () =>
      rowsOf<{ place: string }>(
        db.execute(sql`select tableoid::regclass::text as place from events where id = ${id}`),
      )
    expect(await home()).toEqual([{ place: 'events_default' }])
    await ensureEventMonths(db, later)
    await ensureEventMonths(db, later)
    expect(await home()).toEqual([{ place: 'events_2031_05' }])
  })

  it('gets them once when two make them at once', async () => {
    const { db } = get()
    const far = new Date('2033-01-01T00:00:00Z')
    await Promise.all([ensureEventMonths(db, far), ensureEventMonths(db, far)])
    const [{ months } = { months: 0 }] = await rowsOf<{ months: number }>(
      db.execute(
        sql`select count(*)::int as months from pg_class where relname ~ '^events_203[23]_..$' and relkind = 'r'`,
      ),
    )
    expect(months).toBe(6)
  })
}
