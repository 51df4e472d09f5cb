import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeMiniProgramCode } from '../../api/_local/wechat/links.js'
import { askPictureCheck } from '../../api/_local/wechat/pictures.js'
import { newAppState } from '../../api/_local/wechat/world.js'
import type { SubscribeMessage } from '../../api/_platform/wechat/subscribe-message.js'
import type { DatabaseHandle } from '../../db/client.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, NOW } from '../support/shop.js'
import { openWeChat, PERSON, reminder, TEMPLATE, type TestWeChat } from '../support/wechat.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let house: TestWeChat
let standIn: TestWeChat['standIn']
let wechat: TestWeChat['wechat']

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  house = await openWeChat(made.runtime)
  ;({ standIn, wechat } = house)
})
beforeEach(() => {
  made.time.now = NOW
  standIn.accept({ openid: PERSON, templateId: TEMPLATE, times: 0 })
})
afterAll(async () => {
  await standIn?.close()
  await database?.close()
})

const later = (ms: number) => {
  made.time.now = new Date(NOW.getTime() + ms)
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const failing = (code: string) => expect.objectContaining({ code })

/** `work` fails with the code before any call goes out. */
const isRefusedAtHome = async (work: () => Promise<unknown>) => {
  const before = standIn.calls.length
  await expect(work()).rejects.toThrow(failing('invalid_request'))
  expect(standIn.calls).toHaveLength(before)
}

describe('the code of the phone button', () => {
  const ask = (code: string) => wechat.getPhoneNumber(house.ctx(), code)

  it('gives the number once', async () => {
    const code = standIn.issuePhoneCode({ phone: '13812346628' })
    expect(await ask(code)).toEqual({ phone: '13812346628', countryCode: '86' })
    await expect(ask(code)).rejects.toThrow(failing('phone_code_invalid'))
    const abroad = standIn.issuePhoneCode({ phone: '4155550123', countryCode: '1' })
    expect(await ask(abroad)).toEqual({ phone: '4155550123', countryCode: '1' })
  })

  it('is for five minutes and for its own mini-program', async () => {
    const [punctual, late] = [1, 2].map(() => standIn.issuePhoneCode({ phone: '13812346628' }))
    const elsewhere = standIn.issuePhoneCode({ phone: '13812346628', appid: house.shops[1].appid })
    await expect(ask(elsewhere)).rejects.toThrow(failing('phone_code_invalid'))
    expect((await wechat.getPhoneNumber(house.otherCtx(), elsewhere)).phone).toBe('13812346628')
    later(5 * MINUTE - 1)
    expect((await ask(punctual ?? '')).phone).toBe('13812346628')
    later(5 * MINUTE)
    await expect(ask(late ?? '')).rejects.toThrow(failing('phone_code_invalid'))
  })
})

describe('a mini-program code', () => {
  const page = 'pages/home/index'
  const make = (wish: { scene?: string; page?: string; checkPage?: boolean }) =>
    wechat.makeMiniProgramCode(house.ctx(), { scene: 't=A1', page, ...wish })

  it('is a picture', async () => {
    const { bytes, type } = await make({ scene: "0Az!#$&'()*+,/:;=?@-._~" })
    expect(type).toBe('image/png')
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG')
  })

  it.each(['', 'x'.repeat(33), 'a%20b', 'a b', '桌'])(
    'is not asked for with the scene “%s”',
    async (scene) => {
      await isRefusedAtHome(() => make({ scene }))
    },
  )

  it.each(['/pages/home/index', 'pages/home/index?a=1', ''])('nor for the page “%s”', async (wrong) => {
    await isRefusedAtHome(() => make({ page: wrong }))
  })

  it('of a page that is not published is made only where one does not mind', async () => {
    const unpublished = 'pages/queue/index'
    await expect(make({ page: unpublished })).rejects.toThrow(failing('page_unpublished'))
    expect((await make({ page: unpublished, checkPage: false })).type).toBe('image/png')
  })

  it('leads whoever scans its picture to the page with the scene, encoded, as often as they like', async () => {
    const scene = 'c.23456789,a=b'
    const { bytes } = await make({ scene })
    const led = { path: page, query: `scene=${encodeURIComponent(scene)}` }
    for (const _ of [1, 2]) expect(standIn.scanCode(bytes)).toEqual(led)
    expect(standIn.scanCode((await make({ scene: 'c.other' })).bytes)).not.toEqual(led)
    expect(standIn.scanCode(bytes.slice(1))).toBeNull()
    expect(standIn.scanCode(bytes, { appid: house.shops[1].appid })).toBeNull()
  })

  it('is one of 5,000 a minute', () => {
    const state = newAppState({ appid: 'wx', secret: 's' })
    const ask = (now: number) =>
      makeMiniProgramCode({ state, query: {}, body: { scene: 'a', page }, now, deliver: () => {} })
    for (let call = 0; call < 5_000; call++) expect(ask(call)).toBeInstanceOf(Uint8Array)
    expect(ask(5_000)).toMatchObject({ errcode: 45009 })
    expect(ask(65_001)).toBeInstanceOf(Uint8Array)
  })
})

describe('a subscribe message', () => {
  const send = (wish: Partial<SubscribeMessage> = {}) =>
    wechat.sendSubscribeMessage(house.ctx(), { ...reminder(), ...wish })

  it('goes out once for each acceptance', async () => {
    standIn.accept({ openid: PERSON, templateId: TEMPLATE, times: 2 })
    const before = standIn.sent.length
    const outcomes = [await send(), await send(), await send()]
    expect(outcomes).toEqual([
      { outcome: 'sent' },
      { outcome: 'sent' },
      { outcome: 'refused', errcode: 43101 },
    ])
    const sent = { appid: house.shops[0].appid, ...reminder() }
    expect(standIn.sent.slice(before)).toEqual([sent, sent])
  })

  it.each([
    ['a field that is too long', { data: { ...reminder().data, thing1: '字'.repeat(21) } }, 47003],
    ['a field that is missing', { data: { thing1: '滨江店' } }, 47003],
    ['a time that is none', { data: { ...reminder().data, time2: '明晚' } }, 47003],
    ['a person WeChat does not know', { openid: 'oNobody' }, 40003],
    ['a template WeChat does not know', { templateId: 'tmplNone' }, 40037],
    ['a page that is not there', { page: 'pages/none/index' }, 41030],
  ])('with %s fails and costs nothing', async (_, wish, errcode) => {
    standIn.accept({ openid: PERSON, templateId: TEMPLATE })
    expect(await send(wish)).toEqual({ outcome: 'failed', errcode })
    expect(await send()).toEqual({ outcome: 'sent' })
  })
})

describe('a text', () => {
  const check = (text: string) => wechat.checkText(house.ctx(), { openid: PERSON, text, scene: 'comment' })

  it('is judged by what WeChat suggests, not by its code', async () => {
    standIn.suspect({ word: '刷单', verdict: 'risky' })
    standIn.suspect({ word: '加微信', verdict: 'review' })
    expect(await check('鱼头很鲜')).toBe('pass')
    expect(await check('加微信聊')).toBe('review')
    expect(await check('来刷单')).toBe('risky')
  })

  it('has up to 2,500 characters', async () => {
    expect(await check('鲜'.repeat(2_500))).toBe('pass')
    for (const text of ['', '鲜'.repeat(2_501)]) await isRefusedAtHome(() => check(text))
  })

  it('is not looked at for somebody who was away for two hours', async () => {
    later(2 * HOUR - 1)
    expect(await check('鱼头很鲜')).toBe('pass')
    later(2 * HOUR)
    await expect(check('鱼头很鲜')).rejects.toThrow(failing('wechat_visit_needed'))
  })
})

describe('a picture', () => {
  const url = 'https://shop.example/pictures/a.jpg'
  const ask = (wish: Partial<{ openid: string; url: string }> = {}) =>
    wechat.askPictureCheck(house.ctx(), { openid: PERSON, url, ...wish })

  it('is looked at later, under an id of its own', async () => {
    const [first, second] = [await ask(), await ask()]
    expect(first).not.toBe(second)
    const asked = standIn.picturesAsked().map(({ traceId }) => traceId)
    expect(asked).toEqual(expect.arrayContaining([first, second]))
    expect(standIn.picturesAsked()[0]).toMatchObject({ openid: PERSON, url })
  })

  it('is asked about where WeChat can reach it safely, and for nobody it does not know', async () => {
    for (const wrong of ['http://shop.example/a.jpg', '/pictures/a.jpg', ''])
      await isRefusedAtHome(() => ask({ url: wrong }))
    await expect(ask({ openid: 'oNobody' })).rejects.toThrow(failing('wechat_unavailable'))
  })

  it('is not looked at for somebody who was away for two hours', async () => {
    later(2 * HOUR)
    await expect(ask()).rejects.toThrow(failing('wechat_visit_needed'))
  })

  it('is one of 2,000 a minute', () => {
    const state = newAppState({ appid: 'wx', secret: 's' })
    state.active.set(PERSON, 0)
    const body = { version: 2, scene: 1, media_type: 2, media_url: url, openid: PERSON }
    const call = (now: number) => askPictureCheck({ state, query: {}, body, now, deliver: () => {} })
    for (let count = 0; count < 2_000; count++) expect(call(count)).toMatchObject({ errcode: 0 })
    expect(call(2_000)).toMatchObject({ errcode: 45009 })
  })
})

describe('a URL link', () => {
  const make = (wish: { path?: string; query?: string; days?: number } = {}) =>
    wechat.makeUrlLink(house.ctx(), {
      ...{ path: wish.path ?? 'pages/home/index', query: wish.query ?? 'from=sms' },
      expiresAt: new Date(NOW.getTime() + (wish.days ?? 30) * DAY),
    })

  it('serves the first person who opens it, until it is over', async () => {
    const [link, unopened] = [await make({ days: 1 }), await make({ days: 1 })]
    expect(standIn.openLink(link, 'oFirst')).toEqual({ path: 'pages/home/index', query: 'from=sms' })
    expect(standIn.openLink(link, 'oSecond')).toBeNull()
    expect(standIn.openLink(link, 'oFirst')).not.toBeNull()
    later(DAY)
    expect(standIn.openLink(unopened, 'oFirst')).toBeNull()
  })

  it('lasts thirty days at the most', async () => {
    expect(await make({ days: 30 })).toMatch(/^https:/)
    for (const days of [30.001, 0, -1, Number.NaN]) await isRefusedAtHome(() => make({ days }))
    for (const wish of [{ path: '/pages/home/index' }, { query: '桌=1' }, { query: 'x'.repeat(1_025) }])
      await isRefusedAtHome(() => make(wish))
  })
})
