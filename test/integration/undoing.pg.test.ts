import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinMembership } from '../../api/_members/index.js'
import { consents, events, people, redemptions, visits, voucherMovements } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { createDatabase } from '../support/postgres.js'
import { redeemAgain, redeemAVoucher } from '../support/redeeming.js'
import { scale } from '../support/scale.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const TONIGHT = new Date('2026-11-25T18:00:00+08:00')
const MINUTE = 60_000
const thumbs = 12
const rounds = scale(3, 50)

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let clerk: TestPerson

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 20 })
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
  clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const atOnce = <T>(of: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: of }, (_, index) => act(index)))
const codeOf = ({ status, body }: Answer) => (status < 300 ? 'done' : body.error.code)
const tally = (answers: Answer[]) => {
  const counts: Record<string, number> = {}
  for (const code of answers.map(codeOf)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
const book = (token: string, label: string, startsAt = TONIGHT) =>
  api.post(`/stores/${shop.storeId}/reservations`, {
    token,
    body: {
      ...{ tableId: shop.tableOf(label).id, partySize: 2, startsAt: startsAt.toISOString() },
      contactPhone: '13800001111',
    },
  })
const move = (id: string, how: string) =>
  api.post(`/stores/${shop.storeId}/reservations/${id}/${how}`, { token: clerk.token })
const clear = () => database.db.execute(sql`truncate table_occupancies, reservations cascade`)
const countOf = async (
  table: typeof events | typeof visits | typeof redemptions | typeof consents,
  where: unknown,
) => {
  const [row] = await database.db
    .select({ count: count() })
    .from(table)
    .where(where as never)
  return row?.count
}

describe('undone by many at once', () => {
  it(`a seating is taken back once by ${thumbs} thumbs, ${rounds} times over`, async () => {
    for (let round = 0; round < rounds; round++) {
      await clear()
      made.time.now = NOW
      const guest = await makePerson(made.runtime, shop)
      const { id } = (await book(guest.token, 'A1')).body
      await move(id, 'seating')
      const answers = await atOnce(thumbs, () => move(id, 'reinstatement'))
      expect(tally(answers)).toEqual({ done: 1, reservation_standing: thumbs - 1 })
      expect(await countOf(visits, eq(visits.personId, guest.personId))).toBe(0)
      const told = and(eq(events.name, 'reservation_reinstated'), eq(events.personKey, guest.personKey))
      expect(await countOf(events, told)).toBe(1)
    }
  })

  it(`a no-show and the guests who want its table: one has it, ${rounds} times over`, async () => {
    for (let round = 0; round < rounds; round++) {
      await clear()
      made.time.now = NOW
      const guest = await makePerson(made.runtime, shop)
      const others = await atOnce(6, () => makePerson(made.runtime, shop))
      const { id } = (await book(guest.token, 'A2')).body
      made.time.now = new Date(TONIGHT.getTime() + 20 * MINUTE)
      await move(id, 'no-show')
      const later = new Date(TONIGHT.getTime() + 60 * MINUTE)
      const answers = await Promise.all([
        move(id, 'reinstatement'),
        ...others.map(({ token }) => book(token, 'A2', later)),
      ])
      expect(tally(answers)).toEqual({ done: 1, table_unavailable: others.length })
      const { rows } = (await database.db.execute(
        sql`select count(*)::int as count from table_occupancies where active`,
      )) as unknown as { rows: { count: number }[] }
      expect(rows[0]?.count).toBe(1)
    }
  })

  it(`a redemption is taken back once, and redeemed again once, ${rounds} times over`, async () => {
    for (let round = 0; round < rounds; round++) {
      made.time.now = NOW
      const guest = await makePerson(made.runtime, shop)
      const { id, voucherId } = (await redeemAVoucher(api, { shop, guest, clerk })).body
      const reverse = () =>
        api.post(`/stores/${shop.storeId}/redemptions/${id}/reversal`, { token: clerk.token })
      made.time.now = new Date(NOW.getTime() + MINUTE)
      // Some thumbs redeem it again as soon as they can.
      const answers = await atOnce(thumbs, async (index) => {
        if (index % 2) return reverse()
        await reverse()
        return redeemAgain(api, { shop, guest, clerk, voucherId }).catch(
          () => ({ status: 409, body: { error: { code: 'no code' } } }) as Answer,
        )
      })
      const ofVoucher = eq(redemptions.voucherId, voucherId)
      const standing = await countOf(redemptions, and(ofVoucher, isNull(redemptions.reversedAt)))
      expect(standing).toBe(1)
      expect(await countOf(redemptions, ofVoucher)).toBe(2)
      const moves = await database.db
        .select({ kind: voucherMovements.kind })
        .from(voucherMovements)
        .where(eq(voucherMovements.voucherId, voucherId))
      const kinds = moves.map(({ kind }) => kind)
      expect([kinds.filter((kind) => kind === 'reversed'), answers.length]).toEqual([['reversed'], thumbs])
      expect(await countOf(visits, eq(visits.personId, guest.personId))).toBe(1)
      const [person] = await database.db.select().from(people).where(eq(people.id, guest.personId))
      expect(person?.visits).toBe(1)
    }
  })
})

it(`who leaves membership with ${thumbs} thumbs has left once, ${rounds} times over`, async () => {
  made.time.now = NOW
  for (let round = 0; round < rounds; round++) {
    const guest = await makePerson(made.runtime, shop)
    await joinMembership(guest.ctx(), { storeId: shop.storeId, phone: '13812346628' })
    const leave = () => api.post('/me/membership/withdrawal', { token: guest.token })
    expect(tally(await atOnce(thumbs, leave))).toEqual({ done: 1, not_a_member: thumbs - 1 })
    const left = and(eq(events.name, 'member_left'), eq(events.personKey, guest.personKey))
    expect(await countOf(events, left)).toBe(1)
    expect(await countOf(consents, eq(consents.personId, guest.personId))).toBe(2)
  }
})

it(`who calls for the first time and is written down by many at once is one person, ${rounds} times over`, async () => {
  for (let round = 0; round < rounds; round++) {
    await clear()
    made.time.now = NOW
    const contactPhone = `1390000${String(1_000 + round)}`
    const answers = await atOnce(6, (index) =>
      api.post(`/stores/${shop.storeId}/telephone-reservations`, {
        token: clerk.token,
        body: {
          ...{ tableId: shop.tableOf(`A${index + 1}`).id, partySize: 2, contactPhone, contactName: '陈女士' },
          startsAt: TONIGHT.toISOString(),
        },
      }),
    )
    expect(tally(answers)).toEqual({ done: 3, reservation_limit: 3 })
    const ids = new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.personId] : [])))
    expect(ids.size).toBe(1)
  }
})
