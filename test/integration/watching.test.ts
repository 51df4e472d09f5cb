import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { watchStore } from '../../api/_insights/index.js'
import { personColumns } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import { runTick } from '../../api/_platform/tick.js'
import { alertHandlers, alertTurns } from '../../api/_reports/alerts/work.js'
import type { DatabaseHandle } from '../../db/client.js'
import {
  alerts,
  channels,
  people,
  redemptions,
  reports,
  sessions,
  stores,
  vouchers,
} from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'

const TODAY = '2026-11-25'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const clock = (time: string) => new Date(`${TODAY}T${time}:00+08:00`)

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson
let posterId: string

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  made.time.now = clock('09:00')
  shop = await makeShop(made.runtime, 2)
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  posterId = newId('chn', clock('09:00'))
  await database.db.insert(channels).values({
    ...{ merchantId: shop.merchantId, id: posterId, storeId: shop.storeId, code: 'abcd2345' },
    ...{ kind: 'poster', name: '门口海报', createdAt: clock('09:00') },
  })
})

const begins = (at: Date, channelId: string | null, of = shop) => ({
  ...{ merchantId: of.merchantId, visitorId: randomUUID(), startedAt: at, endedAt: at, channelId },
  ...{ source: channelId ? 'poster' : 'direct', storeId: of.storeId, staff: false, events: 1, pages: 1 },
})

/** Ten weeks of a store: each hour from ten to ten one comes by the poster, and one knows the way; today nobody by the poster. */
const tenWeeks = async () => {
  const rows = Array.from({ length: 71 * 12 }, (_, index) => {
    const [back, hour] = [Math.floor(index / 12), 10 + (index % 12)]
    const at = new Date(clock(`${hour}:20`).getTime() - back * DAY_MS)
    return [begins(at, null), ...(back > 0 ? [begins(at, posterId)] : [])]
  }).flat()
  await database.db.insert(sessions).values(rows)
}

const watchAt = async (now: Date, of = shop) => {
  made.time.now = now
  const { merchantId } = of
  return watchStore({ merchantId, db: database.db, sealer: made.runtime.sealer, now }, of.storeId)
}
const rowsOf = () =>
  database.db
    .select()
    .from(alerts)
    .where(eq(alerts.merchantId, shop.merchantId))
    .orderBy(asc(alerts.openedAt))

it('a poster that has fallen silent is one alert while it lasts, and closes by itself when people come again', async () => {
  await tenWeeks()
  expect(await watchAt(clock('18:05'))).toEqual([])
  const [opened, ...more] = await watchAt(clock('22:05'))
  expect(more).toEqual([])
  expect(opened?.words).toBe('「门口海报」没人来了')
  expect(opened?.details[0]).toBe('11 月 24 日 21 点多以后没有人从这里来；照平常，到现在该有 12 位。')
  expect(await watchAt(clock('23:05'))).toEqual([])
  expect(await rowsOf()).toMatchObject([
    {
      kind: 'channel',
      subject: posterId,
      openedAt: clock('22:05'),
      lastSeenAt: clock('23:05'),
      closedAt: null,
    },
  ])

  const morning = new Date(clock('10:20').getTime() + DAY_MS)
  await database.db.insert(sessions).values([0, 1, 2].map(() => begins(morning, posterId)))
  const later = new Date(morning.getTime() + HOUR_MS)
  expect(await watchAt(later)).toEqual([])
  expect(await rowsOf()).toMatchObject([{ lastSeenAt: clock('23:05'), closedAt: later }])
})

it('a channel that is no longer in use closes its alert, and another shop’s silence is its own', async () => {
  await tenWeeks()
  const other = await makeShop(made.runtime)
  await watchAt(clock('22:05'))
  expect(await watchAt(clock('22:05'), other)).toEqual([])
  await database.db
    .update(channels)
    .set({ endedAt: clock('22:30') })
    .where(eq(channels.id, posterId))
  await watchAt(clock('23:05'))
  expect(await rowsOf()).toMatchObject([{ closedAt: clock('23:05') }])
})

/** Vouchers of a guest, each redeemed at its time by somebody. */
const redeemed = async (guest: TestPerson, by: TestPerson, times: Date[]) => {
  const { merchantId, storeId, offerId } = shop
  const rows = times.map((at) => {
    const id = newId('vch', at)
    const claimedAt = new Date(at.getTime() - 2 * HOUR_MS)
    return {
      voucher: {
        ...{
          merchantId,
          id,
          offerId,
          personId: guest.personId,
          nth: Number.parseInt(randomUUID().slice(0, 6), 16),
        },
        ...{
          status: 'spent' as const,
          handle: '123456',
          secretSealed: 'x',
          claimedStoreId: storeId,
          claimedAt,
        },
        ...{ expiresAt: new Date(at.getTime() + DAY_MS), spentAt: at },
      },
      redemption: {
        ...{ merchantId, id: newId('rdm', at), voucherId: id, storeId, redeemedBy: by.personId },
        ...{ billFen: 10_000, discountFen: 1_000, redeemedAt: at },
      },
    }
  })
  await database.db.insert(vouchers).values(rows.map(({ voucher }) => voucher))
  await database.db.insert(redemptions).values(rows.map(({ redemption }) => redemption))
}

it('a clerk who redeems after closing is named to the manager, and to nobody outside', async () => {
  const guest = await makePerson(made.runtime, shop)
  const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  const name = personColumns({ sealer: made.runtime.sealer, merchantId: shop.merchantId }).name.seal('小沈')
  await database.db.update(people).set({ nameSealed: name }).where(eq(people.id, clerk.personId))
  const evenings = Array.from({ length: 60 }, (_, back) => new Date(clock('20:00').getTime() - back * DAY_MS))
  await redeemed(guest, clerk, evenings)
  expect(await watchAt(clock('22:05'))).toEqual([])
  await redeemed(guest, clerk, [clock('23:12'), clock('23:14')])
  const night = new Date(clock('23:59').getTime() + 6 * 60_000)
  made.time.now = night
  await runTick(made.runtime, { handlers: alertHandlers, recurring: alertTurns })
  await runTick(made.runtime, { handlers: alertHandlers, recurring: alertTurns })

  const { body } = await api.get(`/stores/${shop.storeId}/alerts`, manager.token)
  expect(body.items).toMatchObject([
    {
      words: '有 2 张券核销得不寻常',
      details: ['11 月 25 日 23:12 到 23:14，都是小沈核销的。', '不在营业时间。'],
      body: { staffId: clerk.staffId, doubts: ['afterHours'] },
    },
  ])
  const [told, ...again] = await database.db
    .select()
    .from(reports)
    .where(eq(reports.merchantId, shop.merchantId))
  expect(again).toEqual([])
  expect(told).toMatchObject({ about: 'alert', storeId: shop.storeId, subjectId: body.items[0].id })
  expect(JSON.stringify(told?.message)).toContain('核销得不寻常')
  expect(JSON.stringify(told?.message)).not.toContain('小沈')

  // Every night more of it neither opens another nor becomes usual.
  for (let later = 1; later <= 20; later++) {
    const after = later * DAY_MS
    await redeemed(
      guest,
      clerk,
      [clock('20:00'), clock('23:12'), clock('23:14')].map((at) => new Date(at.getTime() + after)),
    )
    expect(await watchAt(new Date(night.getTime() + after))).toEqual([])
  }
  const lastNight = new Date(night.getTime() + 20 * DAY_MS)
  expect(await rowsOf()).toMatchObject([{ lastSeenAt: lastNight, closedAt: null }])
  // A week without it does.
  await watchAt(new Date(night.getTime() + 28 * DAY_MS))
  expect(await rowsOf()).toMatchObject([{ closedAt: expect.any(Date) }])
})

it('a name that a title has no room for is cut between characters, so that the alert is told', async () => {
  await tenWeeks()
  const names = { store: '甲'.repeat(40), channel: `${'乙'.repeat(17)}🍜🍜🍜` }
  await database.db.update(stores).set({ name: names.store }).where(eq(stores.id, shop.storeId))
  await database.db.update(channels).set({ name: names.channel }).where(eq(channels.id, posterId))
  made.time.now = clock('22:05')
  for (let turn = 0; turn < 2; turn++)
    await runTick(made.runtime, { handlers: alertHandlers, recurring: alertTurns })
  const told = await database.db
    .select({ message: reports.message })
    .from(reports)
    .where(eq(reports.merchantId, shop.merchantId))
  expect(told).toMatchObject([{ message: { title: `${names.store}：「${'乙'.repeat(17)}` } }])
})

it('what lasts is listed first, page by page, and a manager says once that they know', async () => {
  const { merchantId, storeIds } = shop
  const body = {
    kind: 'channel',
    channelId: posterId,
    lastAt: clock('09:00').toISOString(),
    came: 0,
    expected: 9,
  }
  const row = (minute: number, storeId = storeIds[0] ?? '') => ({
    ...{ merchantId, id: newId('alr', clock(`10:0${minute}`)), storeId, kind: 'channel' as const, body },
    ...{ subject: `${minute}`, openedAt: clock(`10:0${minute}`), lastSeenAt: clock(`10:0${minute}`) },
  })
  const rows = [
    ...[row(1), { ...row(2), closedAt: clock('12:00') }, { ...row(3), closedAt: clock('11:00') }, row(4)],
    row(5, storeIds[1]),
  ]
  await database.db.insert(alerts).values(rows)
  const walk = async (path: string, token: string) => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body: page } = await api.get(`${path}?limit=1${cursor ? `&cursor=${cursor}` : ''}`, token)
      ids.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.nextCursor
    }
    return ids.map((id) => rows.findIndex((one) => one.id === id))
  }
  expect(await walk(`/stores/${shop.storeId}/alerts`, manager.token)).toEqual([3, 0, 1, 2])
  const owner = await makePerson(made.runtime, shop, { role: 'owner' })
  expect(await walk('/alerts', owner.token)).toEqual([4, 3, 0, 1, 2])

  const dismiss = async (time: string) => {
    made.time.now = clock(time)
    const path = `/stores/${shop.storeId}/alerts/${rows[3]?.id}/dismissal`
    return (await api.post(path, { token: manager.token })).body.dismissedAt
  }
  expect(await dismiss('13:00')).toBe(clock('13:00').toISOString())
  expect(await dismiss('14:00')).toBe(clock('13:00').toISOString())
})
