import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'
import { makeSummary } from '../support/weeks.js'

const DAY = 86_400_000
let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let summaryId: string

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
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  summaryId = await makeSummary(database.db, shop, { storeId: shop.storeId, now: NOW })
})

const links = () => `/stores/${shop.storeId}/summaries/${summaryId}/links`
const makeLink = async () => {
  const { status, body } = await api.post(links(), { token: owner.token })
  expect([status, body]).toEqual([201, body])
  return {
    id: body.id as string,
    token: String(body.path).split('link=')[1] ?? '',
    path: body.path as string,
  }
}
const open = (token: string) => api.get(`/shared-summaries/${token}`)
const gone = { status: 404, code: 'not_found' }
const opened = async (token: string) => {
  const { status, body } = await open(token)
  return { status, code: body.error?.code }
}

describe('the address of a summary', () => {
  it('leads whoever has it to the page, which nobody keeps', async () => {
    const { path, token } = await makeLink()
    expect(path).toBe(`/m/${shop.slug}#/pages/week/index?link=${token}`)
    const { status, body, headers } = await open(token)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body.body.sentences).toHaveLength(3)
  })

  it('answers nobody else: forged, another’s session, expired and taken back are one and the same', async () => {
    const { id, token } = await makeLink()
    const [head, body, tail = ''] = token.split('.')
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9_999 })).toString('base64url')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const bySessionKey = await new SignJWT({ merchant: shop.merchantId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('shuke')
      .setAudience('shared-summary')
      .setJti(id)
      .sign(made.runtime.tokenKey)
    const turned = tail.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    for (const wrong of [
      `${head}.${forged}.${tail}`,
      none,
      `${head}.${body}.${turned}`,
      bySessionKey,
      owner.token,
      'x',
    ])
      expect(await opened(wrong), wrong).toEqual(gone)

    made.time.now = new Date(NOW.getTime() + 14 * DAY - 1_000)
    expect((await opened(token)).status).toBe(200)
    made.time.now = new Date(NOW.getTime() + 14 * DAY)
    expect(await opened(token)).toEqual(gone)

    made.time.now = NOW
    expect((await api.post(`${links()}/${id}/removal`, { token: owner.token })).status).toBe(201)
    expect(await opened(token)).toEqual(gone)
  })

  it('signs nobody in', async () => {
    const { token } = await makeLink()
    expect((await api.get('/me', token)).status).toBe(401)
    expect((await api.get(links(), token)).status).toBe(401)
  })

  it('belongs to its summary and its merchant: no other store’s manager, and no other owner, takes it back', async () => {
    const { id, token } = await makeLink()
    const next = shop.storeIds[1] ?? ''
    const neighbour = await makePerson(made.runtime, shop, { role: 'manager', storeId: next })
    const other = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, other, { role: 'owner' })
    const nextSummary = await makeSummary(database.db, shop, { storeId: next, now: NOW })
    for (const [who, path] of [
      [neighbour, `${links()}/${id}/removal`],
      [neighbour, `/stores/${next}/summaries/${summaryId}/links/${id}/removal`],
      [neighbour, `/stores/${next}/summaries/${nextSummary}/links/${id}/removal`],
      [stranger, `/summaries/${summaryId}/links/${id}/removal`],
    ] as const)
      expect([403, 404], path).toContain((await api.post(path, { token: who.token })).status)
    expect((await opened(token)).status).toBe(200)
  })

  it('names nobody: no person, no post, no number stands on the page', async () => {
    const clerk = await makePerson(made.runtime, shop, { role: 'clerk' })
    const nights = [{ staffId: clerk.staffId ?? '', redemptions: 14, discountFen: 42_000, billFen: 280_000 }]
    summaryId = await makeSummary(database.db, shop, { storeId: null, now: NOW, week: { nights } })
    const manager = await api.get(`/summaries/${summaryId}`, owner.token)
    expect(JSON.stringify(manager.body)).toContain(clerk.staffId)
    const link = await api.post(`/summaries/${summaryId}/links`, { token: owner.token })
    const page = JSON.stringify((await open(String(link.body.path).split('link=')[1] ?? '')).body)
    expect(page).toContain('打烊后核销了 14 张券')
    expect(page).not.toMatch(/psn_|stf_|openid|wks_|lnk_|mer_/)
    expect(page).not.toContain(clerk.personKey)
  })

  it('is listed page by page, the latest first, with what was taken back', async () => {
    const ids: string[] = []
    for (let at = 0; at < 3; at++) {
      made.time.now = new Date(NOW.getTime() + at * 60_000)
      ids.unshift((await makeLink()).id)
    }
    await api.post(`${links()}/${ids[1]}/removal`, { token: owner.token })
    const first = (await api.get(`${links()}?limit=2`, owner.token)).body
    const second = (
      await api.get(`${links()}?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`, owner.token)
    ).body
    const all = [...first.items, ...second.items]
    expect(all.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(all.map(({ revokedAt }: { revokedAt: string | null }) => revokedAt !== null)).toEqual([
      false,
      true,
      false,
    ])
  })
})
