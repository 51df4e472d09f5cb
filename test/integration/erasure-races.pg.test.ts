import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { joinMembership } from '../../api/_members/index.js'
import { CONSENT_WORDINGS } from '../../api/_members/vocabulary.js'
import {
  favourites,
  idempotencyKeys,
  people,
  personTags,
  reservations,
  storeGuests,
  tableOccupancies,
} from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import {
  FRIDAY_EVENING,
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
import { readEverything } from '../support/whole-database.js'

const rounds = scale(4, 60)

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let clerk: TestPerson
let dishId: string

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
  dishId = (await makeDish(made.runtime, shop)).dishId
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const startsAt = (round: number, hours: number) =>
  new Date(
    FRIDAY_EVENING.getTime() - 6 * 3_600_000 + hours * 3_600_000 + (round % 8) * 86_400_000,
  ).toISOString()

/** Everything that a guest, the staff and WeChat might do in the same moment. */
const everythingAtOnce = (guest: TestPerson, { round, name, phone }: Wish): Promise<Answer>[] => {
  const { storeId } = shop
  const post = (path: string, body?: object, token = guest.token) => api.post(path, { token, body })
  const booking = (label: string, hours: number, more: object) => ({
    ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt(round, hours), ...more },
  })
  const { version } = CONSENT_WORDINGS.marketing
  const acts = [
    ...[1, 2, 3].map(() => () => post('/me/erasure')),
    () =>
      post(`/stores/${storeId}/reservations`, booking('A1', 0, { contactName: name, contactPhone: phone })),
    () => post(`/stores/${storeId}/reservations`, booking('A2', 3, { contactName: name })),
    () =>
      post(
        `/stores/${storeId}/telephone-reservations`,
        booking('A3', 0, { contactPhone: phone }),
        clerk.token,
      ),
    () => post(`/offers/${shop.offerId}/claims`, { storeId }),
    () => post(`/dishes/${dishId}/favourite`, { liked: true, storeId }),
    () => post('/me/profile', { name }),
    () => post('/me/consents', { purpose: 'marketing', given: true, version, page: 'privacy' }),
    () => post('/me/age', { under14: true }),
    ...[1, 2].map(() => () => api.get('/me/export', guest.token)),
    () => api.get('/me', guest.token),
  ]
  return acts.toSorted(() => Math.random() - 0.5).map((act) => act())
}
type Wish = { round: number; name: string; phone: string }

it(`erased while everything else happens, ${rounds} times: no 5xx, and nothing is left behind`, async () => {
  const { db } = database
  for (let round = 0; round < rounds; round++) {
    const guest = await makePerson(made.runtime, shop)
    const [name, phone] = [`沈${randomUUID().slice(0, 12)}`, `138${String(10_000_000 + round)}`]
    await joinMembership(guest.ctx(), { storeId: shop.storeId, phone, name })
    const answers = await Promise.all(everythingAtOnce(guest, { round, name, phone }))
    const faults = answers.filter(({ status }) => status >= 500 || status === 429)
    expect(
      faults.map(({ status, body }) => [status, body]),
      JSON.stringify(made.logged.filter((line) => JSON.stringify(line).includes('fault'))),
    ).toEqual([])
    expect(answers.filter(({ body }) => body?.erasedAt)).toHaveLength(1)
    expect((await api.get('/me', guest.token)).status).toBe(401)

    const [shell] = await db.select().from(people).where(eq(people.id, guest.personId))
    expect(shell).toMatchObject({ nameSealed: null, phoneSealed: null, openidHash: null, under14: false })
    expect(shell?.personKey).not.toBe(guest.personKey)
    for (const table of [favourites, personTags, storeGuests])
      expect(await db.select().from(table).where(eq(table.personId, guest.personId))).toEqual([])
    const replies = await db
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.personId, guest.personId))
    expect(replies).toHaveLength(1)
    const booked = await db
      .select({ row: reservations, active: tableOccupancies.active })
      .from(reservations)
      .innerJoin(
        tableOccupancies,
        and(
          eq(tableOccupancies.merchantId, reservations.merchantId),
          eq(tableOccupancies.reservationId, reservations.id),
        ),
      )
      .where(eq(reservations.personId, guest.personId))
    for (const { row, active } of booked)
      expect(row && [row.status, row.contactPhoneSealed, row.phoneTailHash, active]).toEqual([
        ...['canceled', null, null, false],
      ])
    const all = await readEverything(db, made.runtime.sealer, shop.merchantId)
    expect(all.filter(({ text }) => text.includes(name)).map(({ table, column }) => [table, column])).toEqual(
      [],
    )
  }
}, 120_000)
