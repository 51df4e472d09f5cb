import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Manner } from '../../api/_local/wechat/misbehaviour.js'
import { AppError } from '../../api/_platform/errors.js'
import { faultOf } from '../../api/_platform/logging.js'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import type { DatabaseHandle } from '../../db/client.js'
import { wechatTokens } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime } from '../support/shop.js'
import { openWeChat, PERSON, reminder, SEND, TEMPLATE, type TestWeChat, TOKEN } from '../support/wechat.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let house: TestWeChat
let standIn: TestWeChat['standIn']

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  house = await openWeChat(made.runtime)
  standIn = house.standIn
  standIn.accept({ openid: PERSON, templateId: TEMPLATE, times: 1_000 })
})
beforeEach(async () => {
  await house.wechat.sendSubscribeMessage(house.ctx(), reminder())
})
afterAll(async () => {
  await standIn?.close()
  await database?.close()
})

const send = (wechat = house.wechat) => wechat.sendSubscribeMessage(house.ctx(), reminder())
const check = (wechat = house.wechat) =>
  wechat.checkText(house.ctx(), { openid: PERSON, text: '鱼头很鲜', scene: 'comment' })
const CHECK = '/wxa/msg_sec_check'

describe('a message is written to WeChat once, whatever happens', () => {
  it.each<[Manner, object, number]>([
    ['busy', { outcome: 'notSent', errcode: -1 }, 0],
    ['quota', { outcome: 'notSent', errcode: 45009 }, 0],
    [45047, { outcome: 'notSent', errcode: 45047 }, 0],
    ['spentGrant', { outcome: 'refused', errcode: 43101 }, 0],
    [45168, { outcome: 'failed', errcode: 45168 }, 0],
    ['timeout', { outcome: 'unknown' }, 0],
    ['timeoutAfterEffect', { outcome: 'unknown' }, 1],
    ['down', { outcome: 'unknown' }, 0],
  ])('%s', async (as, outcome, delivered) => {
    const before = standIn.sent.length
    standIn.misbehave({ as, path: SEND })
    const calls = await house.countCalls(SEND, async () => expect(await send()).toEqual(outcome))
    expect(calls).toBe(1)
    expect(standIn.sent).toHaveLength(before + delivered)
  })

  it.each<Manner>(['expiredToken', 'staleToken'])('but for a refused token: %s', async (as) => {
    const before = standIn.sent.length
    standIn.misbehave({ as, path: SEND })
    const calls = await house.countCalls(SEND, async () => expect(await send()).toEqual({ outcome: 'sent' }))
    expect(calls).toBe(2)
    expect(standIn.sent).toHaveLength(before + 1)
  })

  it('and not a third time when the next token is refused as well', async () => {
    standIn.misbehave({ as: 'expiredToken', path: SEND, times: 2 })
    const outcome = { outcome: 'notSent', errcode: 42001 }
    expect(await house.countCalls(SEND, async () => expect(await send()).toEqual(outcome))).toBe(2)
  })

  it.each<[Manner, number, object]>([
    ['busy', 1, { outcome: 'sent' }],
    ['busy', 2, { outcome: 'notSent', errcode: -1 }],
    ['timeout', 1, { outcome: 'notSent' }],
    ['timeoutAfterEffect', 1, { outcome: 'notSent' }],
    ['quota', 1, { outcome: 'notSent', errcode: 45009 }],
  ])('%s where the token is, %d times', async (as, times, outcome) => {
    await database.db.delete(wechatTokens)
    standIn.misbehave({ as, path: TOKEN, times })
    expect(await send()).toEqual(outcome)
  })
})

describe('a read', () => {
  it.each<[Manner, number, string, number]>([
    ['busy', 1, 'pass', 2],
    ['busy', 2, 'wechat_unavailable', 2],
    ['expiredToken', 1, 'pass', 2],
    ['expiredToken', 2, 'wechat_unavailable', 2],
    ['timeout', 1, 'wechat_unavailable', 1],
    ['down', 1, 'wechat_unavailable', 1],
    ['quota', 1, 'too_many_requests', 1],
    [45011, 1, 'too_many_requests', 1],
    [99999, 1, 'wechat_unavailable', 1],
  ])('%s %d times: %s', async (as, times, outcome, calls) => {
    standIn.misbehave({ as, path: CHECK, times })
    const answer = () => check().catch((error: AppError) => error.code)
    expect(await house.countCalls(CHECK, async () => expect(await answer()).toBe(outcome))).toBe(calls)
  })
})

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}
const answering = async (answer: RequestListener) => {
  const port = await listen(createServer(answer))
  return createWeChat({ origin: `http://127.0.0.1:${port}`, timeoutMs: 400 })
}

describe('what is not an answer of WeChat', () => {
  it.each<[string, RequestListener]>([
    ['a page', (_, reply) => reply.end('<html></html>')],
    ['nothing', (_, reply) => reply.end()],
    ['a list', (_, reply) => reply.end('[]')],
    ['an answer without a word', (_, reply) => reply.end('{}')],
    ['a code that is a word', (_, reply) => reply.end('{"errcode":"ok"}')],
    ['a gateway’s error', (_, reply) => reply.writeHead(502).end('{"errcode":0}')],
    ['another address', (_, reply) => reply.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()],
    ['half of one', (_, reply) => void reply.writeHead(200, { 'content-length': 99 }).write('{"errcode":0')],
    ['an endless one', (_, reply) => void setInterval(() => reply.write(' '.repeat(999)), 1).unref()],
  ])('%s leaves a message in doubt and a read without', async (_, answer) => {
    const wechat = await answering(answer)
    expect(await send(wechat)).toEqual({ outcome: 'unknown' })
    await expect(check(wechat)).rejects.toMatchObject({ code: 'wechat_unavailable' })
    const code = { scene: 'a', page: 'pages/home/index' }
    await expect(wechat.makeMiniProgramCode(house.ctx(), code)).rejects.toBeInstanceOf(AppError)
  })

  it.each([
    ['is not there', async () => 'http://127.0.0.1:1'],
    ['has no name', async () => 'http://no-such-host.invalid'],
    ['never shakes hands', async () => `https://127.0.0.1:${await listen(createTcpServer())}`],
  ])('WeChat that %s was surely sent nothing', async (_, find) => {
    const wechat = createWeChat({ origin: await find(), timeoutMs: 400 })
    expect(await send(wechat)).toEqual({ outcome: 'notSent' })
    await expect(check(wechat)).rejects.toMatchObject({ code: 'wechat_unavailable' })
  })
})

describe('whatever goes wrong', () => {
  const CODE = 'the-code-of-a-login'
  const PHONE = '13812346628'

  it('no secret, token, person, code or number is in an error or in what a log would say', async () => {
    const [row] = await database.db.select().from(wechatTokens)
    const opened = made.runtime.sealer.open(`${row?.merchantId}/wechatToken`, row?.sealed ?? '')
    const { token } = JSON.parse(opened) as { token: string }
    const away = createWeChat({ origin: 'http://127.0.0.1:1' })
    const broken = await answering((_, reply) => reply.end(JSON.stringify({ openid: 7, token, PHONE })))
    const app = { appid: house.shops[0].appid, secret: 'a-secret-of-wechat' }

    const said: string[] = []
    for (const wechat of [away, broken, house.wechat]) {
      const calls = [
        () => wechat.codeToSession(app, CODE),
        () => wechat.getPhoneNumber(house.ctx(), CODE),
        () => wechat.checkText(house.ctx(), { openid: PERSON, text: PHONE, scene: 'comment' }),
        () => wechat.makeUrlLink(house.ctx(), { path: '/x', query: PHONE, expiresAt: new Date(0) }),
        () => wechat.sendSubscribeMessage(house.ctx(), { ...reminder(), templateId: 'none' }),
      ]
      for (const call of calls) {
        standIn.misbehave({ as: 'down' })
        const came: unknown = await call().catch((error: unknown) => [error, faultOf(error)])
        said.push(inspect(came, { depth: 9, showHidden: true }) + JSON.stringify(came))
      }
    }
    expect(said).toHaveLength(15)
    for (const secret of [token, app.secret, PERSON, CODE, PHONE])
      expect(said.join('\n')).not.toContain(secret)
    expect(JSON.stringify(made.logged)).toBe('[]')
  })
})
