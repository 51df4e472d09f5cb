import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { offers, staffActions } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'

const DAY = 86_400_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let manager: TestPerson
let owner: TestPerson
let here: string
let nextDoor: string

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
  made.time.now = NOW
  shop = await makeShop(made.runtime, 2)
  await database.db.delete(offers).where(eq(offers.merchantId, shop.merchantId))
  const [first = '', second = ''] = shop.storeIds
  here = first
  nextDoor = second
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
})

const wish = (changed: object = {}) => ({
  ...{ title: '满 100 减 10', terms: '堂食', kind: 'amountOff', discountFen: 1_000, minSpendFen: 10_000 },
  ...{ picture: null, storeIds: [here], claimUntil: null, validDays: 30, perPersonLimit: 1, stock: null },
  ...changed,
})
const write = (changed: object = {}, { token } = manager, storeId = here) =>
  api.post(`/stores/${storeId}/offers`, { token, body: wish(changed) })
const edit = (id: string, changed: object = {}, { token } = manager) =>
  api.post(`/stores/${here}/offers/${id}`, { token, body: wish(changed) })
const end = (id: string, how: 'ending' | 'resuming' = 'ending', { token } = manager) =>
  api.post(`/stores/${here}/offers/${id}/${how}`, { token })
const ok = async (call: Promise<Answer>) => {
  const answer = await call
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const outcome = async (call: Promise<Answer>) => {
  const { status, body } = await call
  return status < 300 ? status : `${status} ${body.error.code}`
}
const listed = async (query = '', { token } = manager, storeId = here) =>
  (await api.get(`/stores/${storeId}/offers${query}`, token)).body
const claimable = async (storeId = here) =>
  (await api.get(`/merchants/${shop.slug}/offers?storeId=${storeId}`)).body.items.map(
    ({ id }: { id: string }) => id,
  )
const claim = async (id: string, guest?: TestPerson) => {
  const { token } = guest ?? (await makePerson(made.runtime, shop))
  return api.post(`/offers/${id}/claims`, { token, body: { storeId: here } })
}
const redeem = async (guest: TestPerson, voucherId: string) => {
  const { body } = await api.get(`/me/vouchers/${voucherId}/codes`, guest.token)
  const at = `/stores/${here}`
  await ok(
    api.post(`${at}/validations`, {
      token: manager.token,
      body: { code: body.handle + body.codes[0].code },
    }),
  )
  return api.post(`${at}/redemptions`, { token: manager.token, body: { voucherId, billFen: 12_000 } })
}

describe('an offer', () => {
  it('is written, claimed, redeemed and counted, and the owner reads who wrote it', async () => {
    const written = await ok(write({ stock: 5 }))
    expect(written).toMatchObject({
      ...{ title: '满 100 减 10', stock: 5, stockLeft: 5, claimed: 0, redeemed: 0, endedAt: null },
      ...{ canEdit: true, storeIds: [here] },
    })
    expect([await claimable(), await claimable(nextDoor)]).toEqual([[written.id], []])
    const guest = await makePerson(made.runtime, shop)
    const voucher = await ok(claim(written.id, guest))
    await ok(claim(written.id))
    await ok(redeem(guest, voucher.id))
    expect((await listed()).items).toMatchObject([{ id: written.id, claimed: 2, redeemed: 1, stockLeft: 3 }])
    const actions = await database.db
      .select({ action: staffActions.action })
      .from(staffActions)
      .where(eq(staffActions.merchantId, shop.merchantId))
    expect(actions.map(({ action }) => action)).toContain('写一张券')
  })

  it('is refused where it would give away more than was meant', async () => {
    expect(await outcome(write({ discountFen: 10_001 }))).toBe('422 offer_worth_unsound')
    expect(await outcome(write({ minSpendFen: 0 }))).toBe('422 offer_needs_stock')
    expect(await outcome(write({ claimUntil: NOW.toISOString() }))).toBe('422 offer_over_already')
    for (const wrong of [
      ...[{ title: '' }, { title: 'x'.repeat(21) }, { title: '\u202e减' }, { discountFen: 0 }],
      ...[{ discountFen: 1_000_001, minSpendFen: 2_000_000 }, { validDays: 0 }, { stock: 0 }, { sort: 1 }],
    ])
      expect(await outcome(write(wrong)), JSON.stringify(wrong)).toBe('400 invalid_request')
    expect(await outcome(write({ minSpendFen: 0, stock: 10 }))).toBe(201)
    expect((await listed()).items).toHaveLength(1)
  })

  it('keeps its worth once somebody holds it; words, stock, time and picture may change', async () => {
    const { id } = await ok(write())
    await ok(edit(id, { discountFen: 2_000, validDays: 7 }))
    await ok(claim(id))
    await ok(claim(id))
    const held = { discountFen: 2_000, validDays: 7 }
    for (const other of [
      ...[
        { ...held, discountFen: 2_001 },
        { ...held, minSpendFen: 9_000 },
        { ...held, validDays: 8 },
      ],
      { ...held, kind: 'gift' },
    ])
      expect(await outcome(edit(id, other)), JSON.stringify(other)).toBe('409 offer_claimed')
    expect(await outcome(edit(id, { ...held, storeIds: shop.storeIds }, owner))).toBe('409 offer_claimed')
    const { status, body } = await edit(id, { ...held, stock: 1 })
    expect([status, body.error]).toMatchObject([409, { code: 'offer_stock_too_small' }])
    expect(body.error.message).toContain('已经领走 2 张')
    const claimUntil = new Date(NOW.getTime() + DAY).toISOString()
    expect(await ok(edit(id, { ...held, title: '改了', terms: '晚市', stock: 2, claimUntil }))).toMatchObject(
      {
        ...{ title: '改了', terms: '晚市', stock: 2, stockLeft: 0, claimUntil, claimed: 2 },
      },
    )
    expect(await outcome(claim(id))).toBe('409 offer_sold_out')
    made.time.now = new Date(NOW.getTime() + 2 * DAY)
    await ok(edit(id, { ...held, title: '再改', stock: 2, claimUntil }))
  })

  it('ended is given out no more; what was claimed stays good; resumed it is given out again', async () => {
    const { id } = await ok(write())
    const guest = await makePerson(made.runtime, shop)
    const voucher = await ok(claim(id, guest))
    const { endedAt } = await ok(end(id))
    made.time.now = new Date(NOW.getTime() + 60_000)
    expect((await ok(end(id))).endedAt).toBe(endedAt)
    expect(await claimable()).toEqual([])
    expect(await outcome(claim(id))).toBe('409 offer_closed')
    expect([(await listed('?standing=running')).items, (await listed('?standing=over')).items]).toMatchObject(
      [[], [{ id }]],
    )
    expect(await outcome(redeem(guest, voucher.id))).toBe(201)
    await ok(end(id, 'resuming'))
    expect(await claimable()).toEqual([id])
    expect(await outcome(claim(id))).toBe(201)
  })

  it('past its time is over', async () => {
    const { id } = await ok(write({ claimUntil: new Date(NOW.getTime() + DAY).toISOString() }))
    expect((await listed('?standing=running')).items).toMatchObject([{ id }])
    made.time.now = new Date(NOW.getTime() + DAY)
    expect((await listed('?standing=running')).items).toEqual([])
    expect((await listed('?standing=over')).items).toMatchObject([{ id }])
  })

  it('comes in pages, the newest first', async () => {
    for (const title of ['一', '二', '三']) {
      made.time.now = new Date(made.time.now.getTime() + 1_000)
      await ok(write({ title }))
    }
    const first = await listed('?limit=2')
    const second = await listed(`?limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['三', '二', '一'])
    expect(second.nextCursor).toBeNull()
  })
})

describe('promise 6: whose offer it is', () => {
  it('a manager of one store writes and changes offers of that store alone', async () => {
    for (const storeIds of [[], [nextDoor], [here, nextDoor]])
      expect(await outcome(write({ storeIds })), storeIds.join()).toBe('403 forbidden')
    const ofAll = (await ok(write({ storeIds: [] }, owner))).id
    const ofBoth = (await ok(write({ storeIds: shop.storeIds }, owner))).id
    const ofOther = (await ok(write({ storeIds: [nextDoor] }, owner))).id
    const own = (await ok(write())).id
    for (const id of [ofAll, ofBoth])
      expect([await outcome(edit(id)), await outcome(end(id)), await outcome(end(id, 'resuming'))]).toEqual(
        Array(3).fill('403 forbidden'),
      )
    for (const call of [edit(ofOther), end(ofOther), end(ofOther, 'resuming')])
      expect(await outcome(call)).toBe('404 not_found')
    expect(await outcome(api.get(`/stores/${here}/offers/${ofOther}`, manager.token))).toBe('404 not_found')
    expect(await outcome(edit(own, { storeIds: [] }))).toBe('403 forbidden')
    const { items } = await listed()
    expect(items.map(({ id, canEdit }: { id: string; canEdit: boolean }) => [id, canEdit]).sort()).toEqual(
      [
        [ofAll, false],
        [ofBoth, false],
        [own, true],
      ].sort(),
    )
    expect((await listed('', owner)).items.every(({ canEdit }: { canEdit: boolean }) => canEdit)).toBe(true)
  })

  it('nobody writes an offer for a store of another merchant', async () => {
    const other = await makeShop(made.runtime)
    expect(await outcome(write({ storeIds: [here, other.storeId] }, owner))).toBe('404 not_found')
    const { id } = await ok(write())
    expect(await outcome(edit(id, { storeIds: [other.storeId] }))).toBe('404 not_found')
    expect((await listed()).items).toMatchObject([{ storeIds: [here] }])
  })
})
