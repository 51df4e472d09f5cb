import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { figuresOf } from '../../api/_insights/index.js'
import { FIGURES, type FigureName, ROW_FIGURES } from '../../api/_insights/vocabulary.js'
import { dayAfter, weekdayOf } from '../../api/_platform/clock.js'
import type { DatabaseHandle } from '../../db/client.js'
import { interests } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { scale } from '../support/scale.js'
import {
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'
import { factsIn } from '../support/shop-facts.js'
import { readSpreadsheet } from '../support/spreadsheet.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let nextDoor: string
let owner: TestPerson
let facts: ReturnType<typeof factsIn>

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
const openShop = async () => {
  shop = await makeShop(made.runtime, 2)
  nextDoor = shop.storeIds[1] ?? ''
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  facts = factsIn(made.runtime, shop)
}
beforeEach(openShop)
afterAll(async () => {
  await api?.close()
  await database?.close()
})

type Row = {
  id: string
  on: string
  at: string | null
  value: number
  what: string | null
  who: { personId: string; phoneTail: string | null } | null
}
const SPAN = 'from=2026-11-16&to=2026-11-22'

/** All rows of a figure, page by page. */
const rowsOf = async (figure: string, query = '', path = `/stores/${shop.storeId}/figures`, limit = 100) => {
  const rows: Row[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const page = await api.get(`${path}/${figure}/rows?${SPAN}&limit=${limit}${query}${next}`, owner.token)
    expect([figure, page.status]).toEqual([figure, 200])
    rows.push(...page.body.items)
    cursor = page.body.nextCursor
  }
  return rows
}

describe('behind a figure', () => {
  it('stand the bookings, vouchers and visits it was counted from, who they were of and what', async () => {
    const guest = await facts.person({ memberAt: facts.at('11-17T09:00'), fanAt: facts.at('11-17T09:00') })
    const settledAt = facts.at('11-18T18:05')
    const booking = await facts.booking(guest.id, '11-17T12:00', {
      status: 'seated',
      partySize: 4,
      settledAt,
    })
    await facts.visit(guest.id, '11-18T18:05', { causeId: booking })
    const voucher = await facts.voucher(guest.id, '11-17T10:00', { status: 'spent', spentAt: settledAt })
    await facts.redemption(voucher, '11-18T19:00', { billFen: 25_000, discountFen: 3_000 })
    const one = async (figure: string) => {
      const rows = await rowsOf(figure)
      expect([figure, rows.length]).toEqual([figure, 1])
      const { id: _, ...row } = rows[0] ?? ({} as Row)
      return row
    }
    const who = { personId: guest.id, name: null, phoneTail: '6628' }
    const of = { storeId: shop.storeId, who }
    const table = '12 月 31 日 18:00 · A1'
    const title = '满 200 减 30'
    const at = (local: string) => ({ at: facts.at(local).toISOString(), on: `2026-${local.slice(0, 5)}` })
    expect(await one('covers')).toEqual({ ...of, ...at('11-18T18:05'), what: table, value: 4 })
    expect(await one('bookings')).toEqual({ ...of, ...at('11-17T12:00'), what: table, value: 1 })
    expect(await one('visits')).toEqual({ ...of, ...at('11-18T18:05'), what: table, value: 1 })
    expect(await one('fans')).toEqual({ ...of, ...at('11-17T09:00'), what: null, value: 1 })
    expect(await one('claims')).toEqual({ ...of, ...at('11-17T10:00'), what: title, value: 1 })
    expect(await one('used')).toEqual({ ...of, ...at('11-17T10:00'), what: title, value: 1 })
    expect(await one('billFen')).toEqual({ ...of, ...at('11-18T19:00'), what: title, value: 25_000 })
  })

  it('stand visitors and who was interested once each, by the last day, and a phone that nobody signed in on is nobody', async () => {
    const { dishId } = await makeDish(made.runtime, shop)
    const guest = await facts.person()
    const seen = async (day: string, who: string) => {
      await facts.opened(who, day)
      const row = { merchantId: shop.merchantId, storeId: shop.storeId, on: `2026-${day}`, who }
      await database.db.insert(interests).values({ ...row, how: 'dishViewed', subjectId: dishId.slice(4) })
      await database.db.insert(interests).values({ ...row, how: 'dishViewed', subjectId: randomUUID() })
    }
    for (const day of ['11-16', '11-18']) await seen(day, guest.personKey)
    await seen('11-17', await facts.device({ personKey: guest.personKey }))
    await seen('11-17', randomUUID())
    await seen('11-23', randomUUID())
    const told = (rows: Row[]) => rows.map(({ on, at, who }) => [on, at, who?.personId ?? null])
    const expected = [
      ['2026-11-18', null, guest.id],
      ['2026-11-17', null, null],
    ]
    expect(told(await rowsOf('visitors'))).toEqual(expected)
    const rows = await rowsOf('dishViewed', `&about=${dishId}`)
    expect(told(rows)).toEqual(expected)
    expect(rows[0]?.what).toBe('外婆红烧肉')
  })

  it('stand those of one offer, or redeemed by one clerk, where they are asked for', async () => {
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const guest = await facts.person()
    const mine = await facts.voucher(guest.id, '11-17T10:00')
    await facts.redemption(mine, '11-17T19:00', { redeemedBy: clerk.personId })
    await facts.redemption(await facts.voucher(guest.id, '11-10T10:00', { nth: 2 }), '11-18T19:00')
    expect(await rowsOf('redemptions')).toHaveLength(2)
    expect(await rowsOf('redemptions', `&staffId=${clerk.staffId}`)).toMatchObject([{ on: '2026-11-17' }])
    expect(await rowsOf('claims', `&about=${shop.offerId}`)).toHaveLength(1)
    expect(await rowsOf('claims', `&about=off_${'0'.repeat(32)}`)).toEqual([])
    const nobody = `stf_${'0'.repeat(32)}`
    const path = `/stores/${shop.storeId}/figures/redemptions/rows?staffId=${nobody}`
    expect((await api.get(path, owner.token)).status).toBe(404)
  })

  it('stands nobody by name who was erased or is a child', async () => {
    const erased = await facts.person({ erasedAt: facts.at('11-20T12:00') })
    const child = await facts.person({ under14: true })
    for (const one of [erased, child]) await facts.booking(one.id, '11-17T12:00')
    expect((await rowsOf('bookings')).map(({ who }) => who)).toEqual([null, null])
  })

  it('is nothing of the store next door, nor of a figure that there is not', async () => {
    const guest = await facts.person()
    await facts.booking(guest.id, '11-17T12:00', { storeId: nextDoor })
    expect(await rowsOf('bookings')).toEqual([])
    expect(await rowsOf('bookings', '', '/figures')).toHaveLength(1)
    const answer = await api.get(`/stores/${shop.storeId}/figures/profit/rows`, owner.token)
    expect(answer.status).toBe(404)
  })
})

/** A shop in which anything happened to anybody on any day of three weeks. */
const live = async (seed: number) => {
  const draw = fc.sample(fc.tuple(fc.nat(20), fc.nat(7), fc.nat(23), fc.nat(11)), { seed, numRuns: 90 })
  const people = []
  for (let n = 0; n < 8; n++) people.push(await facts.person())
  const days = new Set<string>()
  let nth = 0
  for (const [day, who, hour, what] of draw) {
    const on = dayAfter('2026-11-09', day).slice(5)
    const local = `${on}T${String(hour).padStart(2, '0')}:00`
    const guest = people[who] ?? people[0]
    if (!guest) continue
    const storeId = what % 2 ? shop.storeId : nextDoor
    const settledAt = facts.at(local)
    if (what < 2) await facts.booking(guest.id, local, { storeId })
    else if (what < 4)
      await facts.booking(guest.id, local, { storeId, status: 'seated', partySize: 1 + who, settledAt })
    else if (what < 5) await facts.booking(guest.id, local, { storeId, status: 'noShow', settledAt })
    else if (what < 8) {
      const voucher = await facts.voucher(guest.id, local, { claimedStoreId: storeId, nth: ++nth })
      await facts.redemption(voucher, local, { storeId, billFen: 100 * hour })
    } else if (what < 10) {
      if (!days.has(`${who} ${on} ${storeId}`)) await facts.visit(guest.id, local, { storeId })
      days.add(`${who} ${on} ${storeId}`)
    } else if (!days.has(`seen ${who} ${on} ${storeId}`)) {
      days.add(`seen ${who} ${on} ${storeId}`)
      await facts.opened(guest.personKey, on, { storeId })
    }
  }
}

describe('whatever happens', () => {
  const rounds = scale(2, 25)
  it.each(Array.from({ length: rounds }, (_, round) => round))(
    'days add up to weeks, stores to the brand, and rows to the figure (%i)',
    { timeout: 60_000 },
    async (round) => {
      await live(round)
      const ctx = {
        merchantId: shop.merchantId,
        db: database.db,
        sealer: made.runtime.sealer,
        now: made.time.now,
      }
      const days = { storeIds: shop.storeIds, from: '2026-11-09', to: '2026-11-29' }
      const byDay = await figuresOf(ctx, { ...days, bucket: 'day' })
      const summed = new Map<string, number>()
      for (const { storeId, at, figure, value } of byDay) {
        const place = `${storeId} ${dayAfter(at, 1 - weekdayOf(at))} ${figure}`
        summed.set(place, (summed.get(place) ?? 0) + value)
      }
      const weeks = await figuresOf(ctx, { ...days, bucket: 'week' })
      expect(weeks.length).toBeGreaterThan(20)
      for (const { storeId, at, figure, value } of weeks) {
        const sum = summed.get(`${storeId} ${at} ${figure}`) ?? 0
        if (FIGURES[figure].unique) expect(value).toBeLessThanOrEqual(sum)
        else expect([storeId, at, figure, value]).toEqual([storeId, at, figure, sum])
      }
      expect(new Set(byDay.map(({ storeId }) => storeId))).toEqual(new Set(shop.storeIds))

      const week = { from: '2026-11-16', to: '2026-11-22', bucket: 'span' as const }
      const brand = await figuresOf(ctx, { ...week, storeIds: shop.storeIds, together: true })
      const here = await figuresOf(ctx, { ...week, storeIds: [shop.storeId] })
      for (const figure of Object.keys(FIGURES) as FigureName[]) {
        const total = (rows: { figure: string; value: number }[]) =>
          rows.filter((row) => row.figure === figure).reduce((sum, { value }) => sum + value, 0)
        const parts = total(weeks.filter(({ at }) => at === week.from))
        if (!FIGURES[figure].unique) expect([figure, total(brand)]).toEqual([figure, parts])
        const rows = await rowsOf(figure, '', undefined, 7)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        expect([figure, rows.reduce((sum, { value }) => sum + value, 0)]).toEqual([figure, total(here)])
        const all = await rowsOf(figure, '', '/figures')
        expect([figure, all.reduce((sum, { value }) => sum + value, 0)]).toEqual([figure, total(brand)])
      }
    },
  )
})

it('every figure there is opens, also where there is nothing', async () => {
  for (const figure of ROW_FIGURES) expect([figure, await rowsOf(figure)]).toEqual([figure, []])
})

describe('a sheet', () => {
  const take = async (page: string, path = `/stores/${shop.storeId}/figure-sheet`) => {
    const answer = await fetch(`${api.origin}/api${path}?page=${page}&period=week&on=2026-11-18&${SPAN}`, {
      headers: { Authorization: `Bearer ${owner.token}` },
    })
    expect([page, answer.status]).toEqual([page, 200])
    return readSpreadsheet(Buffer.from(await answer.arrayBuffer()))
  }

  it('has what the page shows, in words and yuan', async () => {
    const guest = await facts.person({ memberAt: facts.at('11-17T09:00') })
    await facts.guest(guest.id, '11-17T09:00')
    const voucher = await facts.voucher(guest.id, '11-17T10:00')
    await facts.redemption(voucher, '11-18T19:00', { billFen: 25_050, discountFen: 3_000 })
    const overview = await take('overview')
    const [head, ...rows] = overview.get('数') ?? []
    expect(head?.slice(0, 3)).toEqual(['', '2026-11-16 到 2026-11-22', '2026-11-09 到 2026-11-15'])
    expect(rows.map((row) => row.slice(0, 2))).toContainEqual(['用券账单（元）', '250.5'])
    expect(overview.get('每天')).toHaveLength(8)
    expect((await take('coupons')).get('券')?.[1]?.slice(0, 8)).toEqual([
      ...['满 200 减 30', '0', '0', '1', '0', '1', '250.5', '30'],
    ])
    expect((await take('members')).get('会员')).toContainEqual(['新会员', '1'])
    expect((await take('dishes')).get('菜')).toHaveLength(1)
    expect((await take('channels')).get('来源')?.[0]?.[0]).toBe('店')
  })

  it('of all stores has a row for each, and is the owner’s alone', async () => {
    const sheets = await take('overview', '/figure-sheet')
    expect(sheets.get('各店')?.map(([name]) => name)).toEqual(['店', '1店', '2店'])
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    expect((await api.get('/figure-sheet?page=overview', manager.token)).status).toBe(403)
    expect((await api.get(`/stores/${shop.storeId}/figure-sheet?page=profit`, owner.token)).status).toBe(400)
  })
})
