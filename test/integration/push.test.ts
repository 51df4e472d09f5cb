import { count, eq, sum } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealPush } from '../../api/_local/wechat/pushing.js'
import { joinMembership } from '../../api/_members/index.js'
import { signParts } from '../../api/_platform/wechat/push.js'
import type { DatabaseHandle } from '../../db/client.js'
import { messageGrants, people, pictures, wechatPushes } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const TEMPLATE = 'tpl-reminder'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi
let guest: TestPerson
let openid: string

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
})
beforeEach(async () => {
  made.time.now = NOW
  guest = await makePerson(there.runtime, there.shop)
  openid = await there.openidOf(guest)
})

const url = (appid = there.shop.appid) => `${api.origin}/api/wechat?appid=${appid}`
const push = (event: Record<string, unknown>) =>
  there.wechat.push({ url: url(), message: there.eventOf(openid, event) })
const taken = [{ status: 200, answer: 'success' }]

const choice = (status: 'accept' | 'reject') => ({
  TemplateId: TEMPLATE,
  SubscribeStatusString: status,
  PopupScene: '0',
})

type Sealed = ReturnType<typeof sealPush>
const sealed = (event: Record<string, unknown>, ofApp: { appid?: string; token?: string } = {}) => {
  const { appid = there.shop.appid, token = there.push.token } = ofApp
  const app = { appid, secret: '', push: { ...there.push, token } }
  return sealPush(app, there.eventOf(openid, event), made.time.now)
}
const post = async ({ query, body }: Sealed, address = url()) => {
  const reply = await fetch(`${address}&${new URLSearchParams(query)}`, { method: 'POST', body })
  return { status: reply.status, text: await reply.text() }
}

const grantsLeft = async () => {
  const [row] = await database.db
    .select({ left: sum(messageGrants.change).mapWith(Number) })
    .from(messageGrants)
    .where(eq(messageGrants.personId, guest.personId))
  return row?.left ?? 0
}
const personNow = async () => {
  const [row] = await database.db.select().from(people).where(eq(people.id, guest.personId))
  return row
}
const pushesKept = async () => {
  const [row] = await database.db.select({ count: count() }).from(wechatPushes)
  return row?.count
}

describe('a push of WeChat', () => {
  it('answers the owner who enters its address', async () => {
    expect(await there.wechat.checkUrl(url())).toBe(true)
    expect(await there.wechat.checkUrl(url('wx0000000000000000'))).toBe(false)
  })

  it('counts each message a guest allows, and forgets them when they are switched off', async () => {
    expect(
      await push({ Event: 'subscribe_msg_popup_event', List: [choice('accept'), choice('reject')] }),
    ).toEqual(taken)
    made.time.now = new Date(NOW.getTime() + 1_000)
    expect(await push({ Event: 'subscribe_msg_popup_event', List: choice('accept') })).toEqual(taken)
    expect(await grantsLeft()).toBe(2)
    expect(await push({ Event: 'subscribe_msg_change_event', List: [choice('reject')] })).toEqual(taken)
    expect(await grantsLeft()).toBe(0)
  })

  it('makes the shop forget what a person takes back, and the membership that hung on it', async () => {
    const joining = { storeId: there.shop.storeId, phone: '13812346628', name: '陈女士' }
    await joinMembership(guest.ctx(), joining)
    const revoke = { Event: 'user_authorization_revoke', OpenID: openid, AppID: there.shop.appid }
    expect(await push({ ...revoke, RevokeInfo: '8', FromUserName: 'oWeChat' })).toEqual(taken)
    expect(await personNow()).toMatchObject({ phoneSealed: null, phoneHash: null, memberAt: null })
    expect((await personNow())?.nameSealed).not.toBeNull()
    expect(await push({ ...revoke, RevokeInfo: '14', FromUserName: 'oWeChat' })).toEqual(taken)
    expect((await personNow())?.nameSealed).not.toBeNull()
    expect(await push({ ...revoke, RevokeInfo: '6', FromUserName: 'oWeChat' })).toEqual(taken)
    expect((await personNow())?.nameSealed).toBeNull()

    await joinMembership(guest.ctx(), joining)

    await push({ Event: 'subscribe_msg_popup_event', List: choice('accept') })
    const leave = { Event: 'user_authorization_cancellation', OpenID: openid, AppID: there.shop.appid }
    expect(await push({ ...leave, FromUserName: 'oWeChat' })).toEqual(taken)
    expect([(await personNow())?.nameSealed, await grantsLeft()]).toEqual([null, 0])
  })

  it('makes the shop forget a nickname and an avatar by every number that WeChat has for them', async () => {
    const revoke = { Event: 'user_authorization_revoke', OpenID: openid, AppID: there.shop.appid }
    const key = `${there.shop.merchantId}/${'0'.repeat(64)}.jpg`
    const row = { merchantId: there.shop.merchantId, key, width: 64, height: 64, bytes: 1 }
    const known = { nameSealed: 'sealed', avatar: `/pictures/${key}` }
    for (const [RevokeInfo, left] of [
      ['6', [null, null]],
      ['19', [null, known.avatar]],
      ['20', [known.nameSealed, null]],
    ] as const) {
      await database.db
        .insert(pictures)
        .values({ ...row, uploadedBy: guest.personId, createdAt: NOW, check: 'none' })
        .onConflictDoNothing()
      await database.db.update(people).set(known).where(eq(people.id, guest.personId))
      expect(await push({ ...revoke, RevokeInfo, FromUserName: 'oWeChat' })).toEqual(taken)
      const { nameSealed, avatar } = (await personNow()) ?? {}
      expect([nameSealed, avatar]).toEqual(left)
      expect(await database.db.$count(pictures, eq(pictures.key, key))).toBe(avatar ? 1 : 0)
    }
  })

  it('of a kind or person nobody here knows is taken in and changes nothing', async () => {
    expect(await push({ Event: 'debug_demo', debug_str: 'hello world' })).toEqual(taken)
    expect(await push({ MsgType: 'text', Content: '在吗', MsgId: 23456 })).toEqual(taken)
    openid = 'oNobody'
    expect(await push({ Event: 'subscribe_msg_popup_event', List: choice('accept') })).toEqual(taken)
  })
})

describe('promise 5: the door for pushes', () => {
  it('answers a valid replay with success and does nothing a second time', async () => {
    const message = sealed({ Event: 'subscribe_msg_popup_event', List: choice('accept') })
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(message)))
    const resent = await post(sealed({ Event: 'subscribe_msg_popup_event', List: choice('accept') }))
    expect([...answers, resent]).toEqual(Array(6).fill({ status: 200, text: 'success' }))
    expect(await grantsLeft()).toBe(1)
  })

  it('refuses what is tampered with, of another app, in clear, old, huge or nonsense, with 4xx and no trace', async () => {
    const elsewhere = await makeShop(made.runtime)
    const event = { Event: 'subscribe_msg_popup_event', List: choice('accept') }
    const good = sealed(event)
    const before = await pushesKept()
    const { msg_signature, ...unsigned } = good.query
    const old = sealed(event)
    made.time.now = new Date(NOW.getTime() + 6 * 60_000)
    const now = sealed(event)
    const attempts: [string, Sealed, string?][] = [
      ['six minutes old', old],
      ['the URL’s signature alone', { ...now, query: unsigned as Sealed['query'] }],
      ['another signature', { ...now, query: { ...now.query, msg_signature: 'f'.repeat(40) } }],
      ['another nonce', { ...now, query: { ...now.query, nonce: '1' } }],
      ['another token', sealed(event, { token: 'guessed' })],
      ['another app inside', sealed(event, { appid: elsewhere.appid })],
      ['another merchant’s address', now, url(elsewhere.appid)],
      ['no merchant’s address', now, url('wx0000000000000000')],
      ['an address that is none', now, url("wx'; drop table people")],
      ['in clear', { ...now, body: JSON.stringify(there.eventOf(openid, event)) }],
      ['no JSON', { ...now, body: '<xml/>' }],
      ['empty', { ...now, body: '' }],
      ['more fields', { ...now, body: JSON.stringify({ ...JSON.parse(now.body), Extra: 1 }) }],
      ['huge', { ...now, body: JSON.stringify({ Encrypt: 'A'.repeat(70_000) }) }],
    ]
    for (const [what, message, address] of attempts) {
      const { status, text } = await post(message, address)
      expect(
        [status >= 400 && status < 500, JSON.parse(text).error.code !== 'internal'],
        `${what}: ${status}`,
      ).toEqual([true, true])
      expect(text).not.toContain(there.push.token)
    }
    expect([await pushesKept(), await grantsLeft()]).toEqual([before, 0])
    expect((await post(now)).status).toBe(200)
  })

  it('keeps no openid and no text of a push', async () => {
    await push({ Event: 'subscribe_msg_popup_event', List: choice('accept') })
    const rows = JSON.stringify(await database.db.select().from(wechatPushes))
    expect(rows).not.toContain(openid)
    expect(JSON.stringify(made.logged)).not.toContain(openid)
  })

  it('refuses a recorded push whose nonce is shown as a later stamp', async () => {
    const event = { Event: 'subscribe_msg_popup_event', List: choice('accept') }
    const later = new Date(NOW.getTime() + 30 * 86_400_000)
    const { query, body } = sealed(event)
    const nonce = String(later.getTime() / 1000)
    const { Encrypt } = JSON.parse(body)
    const msg_signature = signParts(there.push.token, query.timestamp, nonce, Encrypt)
    const recorded = { query: { ...query, nonce, msg_signature }, body }
    expect((await post(recorded)).status).toBe(200)
    await database.db.delete(wechatPushes)
    made.time.now = later
    const swapped = { ...recorded.query, timestamp: nonce, nonce: query.timestamp }
    expect((await post({ query: swapped, body })).status).toBe(403)
    expect(await grantsLeft()).toBe(1)
  })

  it('takes one grant for a template however often it is listed, and refuses lists and names that are not WeChat’s', async () => {
    expect(
      await push({ Event: 'subscribe_msg_popup_event', List: Array(20).fill(choice('accept')) }),
    ).toEqual(taken)
    expect(await grantsLeft()).toBe(1)
    for (const List of [
      Array(51).fill(choice('accept')),
      { ...choice('accept'), TemplateId: 'nul\u0000' },
      { ...choice('accept'), TemplateId: 'x'.repeat(4_000) },
      { ...choice('accept'), TemplateId: '\ud800' },
      { ...choice('accept'), TemplateId: '' },
    ])
      expect((await post(sealed({ Event: 'subscribe_msg_popup_event', List }))).status).toBe(403)
    expect(await grantsLeft()).toBe(1)
  })

  it('answers within five seconds', async () => {
    const began = performance.now()
    await push({ Event: 'subscribe_msg_popup_event', List: choice('accept') })
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
