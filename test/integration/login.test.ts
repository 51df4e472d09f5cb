import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWeChatStandIn, type WeChatStandIn } from '../../api/_local/wechat/stand-in.js'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import type { DatabaseHandle } from '../../db/client.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let wechat: WeChatStandIn
let api: TestApi

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  wechat = await startWeChatStandIn([{ appid: shop.appid, secret: 'secret' }], made.runtime.clock)
  api = await serveApi({ ...made.runtime, wechat: createWeChat({ origin: wechat.origin }) })
})
beforeEach(() => {
  made.time.now = NOW
})
afterAll(async () => {
  await api?.close()
  await wechat?.close()
  await database?.close()
})

const newOpenid = () => `oOpenid${randomBytes(10).toString('hex')}`
const signIn = (code: string, wish: { appid?: string } = {}) =>
  api.post('/session', { body: { appid: shop.appid, code, ...wish } })
const outcome = ({ status, body }: Answer) => [status, body.error?.code ?? null]

const rowsOf = async <T>(query: ReturnType<typeof sql>) =>
  ((await database.db.execute(query)) as unknown as { rows: T[] }).rows

const countPeople = async () => {
  const [row] = await rowsOf<{ count: number }>(sql`select count(*)::int as count from people`)
  return row?.count
}

describe('a code of WeChat', () => {
  it('signs one in once, and the session is good', async () => {
    const code = wechat.issueCode(newOpenid())
    const first = await signIn(code)
    expect(outcome(first)).toEqual([200, null])
    expect((await api.get('/me', first.body.token)).body).toEqual(first.body.me)
    expect(outcome(await signIn(code))).toEqual([401, 'login_code_invalid'])
    expect(outcome(await signIn('0-no-such-code'))).toEqual([401, 'login_code_invalid'])
  })

  it('expires after five minutes', async () => {
    const [punctual, late] = [wechat.issueCode(newOpenid()), wechat.issueCode(newOpenid())]
    made.time.now = new Date(NOW.getTime() + 5 * 60_000 - 1)
    expect(outcome(await signIn(punctual))).toEqual([200, null])
    made.time.now = new Date(NOW.getTime() + 5 * 60_000)
    expect(outcome(await signIn(late))).toEqual([401, 'login_code_invalid'])
  })

  it('is for the merchant it was made for', async () => {
    const elsewhere = await makeShop(made.runtime)
    const code = wechat.issueCode(newOpenid())
    expect(outcome(await signIn(code, { appid: elsewhere.appid }))).toEqual([503, 'wechat_unavailable'])
    expect(outcome(await signIn(code, { appid: 'wx0' }))).toEqual([404, 'merchant_unknown'])
    expect(outcome(await signIn(code, { appid: shop.slug }))).toEqual([200, null])
  })
})

describe('a person', () => {
  it('is the same at every sign-in, and another in another shop', async () => {
    const openid = newOpenid()
    const first = await signIn(wechat.issueCode(openid))
    const again = await signIn(wechat.issueCode(openid))
    expect(again.body.me.personId).toBe(first.body.me.personId)
    const other = await signIn(wechat.issueCode(newOpenid()))
    expect(other.body.me.personId).not.toBe(first.body.me.personId)
  })

  it('is made once when ten first sign-ins come together', async () => {
    const before = (await countPeople()) ?? 0
    const openid = newOpenid()
    const codes = Array.from({ length: 10 }, () => wechat.issueCode(openid))
    const answers = await Promise.all(codes.map((code) => signIn(code)))
    expect(answers.map(outcome)).toEqual(codes.map(() => [200, null]))
    expect(new Set(answers.map(({ body }) => body.me.personId)).size).toBe(1)
    expect(await countPeople()).toBe(before + 1)
  })

  it('signs in once when ten calls come with one code', async () => {
    const code = wechat.issueCode(newOpenid())
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.error?.code === 'login_code_invalid')).toHaveLength(9)
  })
})

describe('WeChat', () => {
  it('is asked once more when it is busy, and then no more', async () => {
    const code = wechat.issueCode(newOpenid())
    wechat.misbehave({ as: 'busy' })
    expect(outcome(await signIn(code))).toEqual([200, null])

    const second = wechat.issueCode(newOpenid())
    wechat.misbehave({ as: 'busy', times: 2 })
    const busy = await signIn(second)
    expect(outcome(busy)).toEqual([503, 'wechat_unavailable'])
    expect(busy.headers.get('retry-after')).toBe('3')
    expect(outcome(await signIn(second))).toEqual([200, null])
  })

  it.each([
    [40029, 401, 'login_code_invalid'],
    [40163, 401, 'login_code_invalid'],
    [40226, 401, 'login_code_invalid'],
    [45011, 429, 'too_many_requests'],
    [40125, 503, 'wechat_unavailable'],
    [99999, 503, 'wechat_unavailable'],
  ])('answers %d: %d %s', async (errcode, status, code) => {
    wechat.misbehave({ as: errcode })
    expect(outcome(await signIn(wechat.issueCode(newOpenid())))).toEqual([status, code])
  })

  it('away lets nobody in, and everything public and every session goes on', async () => {
    const guest = await makePerson(made.runtime, shop)
    const alone = await serveApi({ ...made.runtime, wechat: createWeChat({ origin: 'http://127.0.0.1:1' }) })
    const refused = await alone.post('/session', { body: { appid: shop.appid, code: 'any' } })
    expect(outcome(refused)).toEqual([503, 'wechat_unavailable'])
    const merchant = `/merchants/${shop.slug}`
    const open = ['/health', `${merchant}/storefront`, `${merchant}/stores/${shop.storeId}/menu`]
    for (const path of [...open, `${merchant}/offers`]) expect((await alone.get(path)).status, path).toBe(200)
    expect((await alone.get('/me', guest.token)).status).toBe(200)
    await alone.close()
  })
})

describe('openid, phone and name', () => {
  const PHONE = '13812346628'
  const NAME = '沈砚秋'
  const answers: Answer[] = []
  const kept = async (call: Promise<Answer>) => {
    const answer = await call
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    answers.push(answer)
    return answer.body
  }

  it('are nowhere in clear: in no table, no log line, and the number in no reply', async () => {
    const openid = newOpenid()
    made.logged.length = 0
    const { token, me } = await kept(signIn(wechat.issueCode(openid)))
    const manager = await makePerson(made.runtime, shop, { role: 'manager' })
    const wish = {
      ...{ tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() },
      ...{ contactName: NAME, contactPhone: PHONE },
    }
    const store = `/stores/${shop.storeId}`
    await kept(api.post(`${store}/reservations`, { token, body: wish }))
    const { id } = await kept(
      api.post(`/offers/${shop.offerId}/claims`, { token, body: { storeId: shop.storeId } }),
    )
    const { handle, codes } = await kept(api.get(`/me/vouchers/${id}/codes`, token))
    const till = { token: manager.token, body: { code: handle + codes[0].code } }
    await kept(api.post(`${store}/validations`, till))
    const bill = { token: manager.token, body: { voucherId: id, billFen: 30_000 } }
    await kept(api.post(`${store}/redemptions`, bill))
    for (const path of ['/me', '/me/reservations', '/me/vouchers']) await kept(api.get(path, token))
    const guest = `${store}/guests/${me.personId}`
    const staffReads = [`${store}/reservations?on=2026-11-27`, `${store}/guests`, guest, `${guest}/timeline`]
    for (const path of staffReads) await kept(api.get(path, manager.token))

    const replies = JSON.stringify(answers.map(({ body }) => body))
    expect(replies).toContain('6628')
    expect(replies).not.toContain(PHONE)
    expect(replies).not.toContain(openid)

    const tables = await rowsOf<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(15)
    for (const { name } of tables) {
      const rows = await rowsOf<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`)
      const text = rows.map(({ row }) => row).join('\n')
      for (const secret of [openid, PHONE, NAME])
        expect(text.includes(secret), `${secret} in ${name}`).toBe(false)
    }

    const lines = JSON.stringify(made.logged)
    expect(made.logged.length).toBeGreaterThanOrEqual(answers.length)
    for (const secret of [openid, PHONE, NAME, token]) expect(lines).not.toContain(secret)
  })
})
