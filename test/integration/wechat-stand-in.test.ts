import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWeChatStandIn, type WeChatStandIn } from '../../api/_local/wechat/stand-in.js'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import { answerUrlCheck, openPush } from '../../api/_platform/wechat/push.js'
import { pushKeyOf } from '../../api/_platform/wechat/push-message.js'
import { NOW } from '../support/shop.js'

const push = { token: 'qdg6eK', encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }
const app = { appid: 'wx5823bf96d3bd56c7', secret: 'one', push }
const other = { appid: 'wx5823bf96d3bd56c8', secret: 'two' }
const keys = { appid: app.appid, ...push }

let now = NOW
let standIn: WeChatStandIn
let url: string
/** What our side answers, one after the other; `success` at the end of the list. */
const answers: [number, string][] = []
const keysSeen: string[] = []

const receiver = createServer(async (request, reply) => {
  const query = Object.fromEntries(new URL(request.url ?? '', 'http://us').searchParams)
  if (request.method === 'GET') return reply.end(answerUrlCheck(push.token, query, now))
  keysSeen.push(pushKeyOf(openPush(keys, query, await text(request), now)))
  const [status, answer] = answers.shift() ?? [200, 'success']
  return reply.writeHead(status).end(answer)
})

beforeAll(async () => {
  standIn = await startWeChatStandIn([app], () => now)
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/api/wechat?appid=${app.appid}`
})
beforeEach(() => {
  now = NOW
  keysSeen.length = 0
})
afterAll(async () => {
  receiver.close()
  await standIn?.close()
})

describe('the stand-in pushes', () => {
  const message = {
    ...{ ToUserName: 'gh_1', FromUserName: 'gh_2', CreateTime: NOW.getTime() / 1000, MsgType: 'event' },
    ...{ Event: 'user_authorization_revoke', OpenID: 'oPerson', AppID: app.appid, RevokeInfo: '8' },
  }

  it('to an address that it has checked', async () => {
    expect(await standIn.checkUrl(url)).toBe(true)
    expect(await standIn.checkUrl(url.replace('127.0.0.1', '127.0.0.2'))).toBe(false)
  })

  it('once where it is answered with success', async () => {
    expect(await standIn.push({ url, message })).toEqual([{ status: 200, answer: 'success' }])
    expect(keysSeen).toHaveLength(1)
  })

  it('up to three times more where it is not, and a resend has the key of the first', async () => {
    answers.push([500, 'success'], [200, 'ok'], [403, ''])
    expect(await standIn.push({ url, message })).toHaveLength(4)
    expect(new Set(keysSeen).size).toBe(1)
    answers.push(...Array.from({ length: 4 }, (): [number, string] => [500, '']))
    expect((await standIn.push({ url, message })).map(({ status }) => status)).toEqual([500, 500, 500, 500])
  })
})

describe('the stand-in', () => {
  it('lets one person sign in a hundred times a minute', async () => {
    const wechat = createWeChat({ origin: standIn.origin })
    const signIn = (openid: string) => wechat.codeToSession(app, standIn.issueCode(openid))
    for (let call = 0; call < 100; call++) expect(await signIn('oEager')).toEqual({ openid: 'oEager' })
    await expect(signIn('oEager')).rejects.toMatchObject({ code: 'too_many_requests' })
    expect(await signIn('oOther')).toEqual({ openid: 'oOther' })
    now = new Date(NOW.getTime() + 60_000)
    expect(await signIn('oEager')).toEqual({ openid: 'oEager' })
  })

  it('knows each app by its secret, and a code only where it was made', async () => {
    standIn.addApp(other)
    const wechat = createWeChat({ origin: standIn.origin })
    const code = standIn.issueCode('oPerson', { appid: other.appid })
    await expect(wechat.codeToSession(app, code)).rejects.toMatchObject({ errcode: 40029 })
    const thief = { ...other, secret: app.secret }
    await expect(wechat.codeToSession(thief, code)).rejects.toMatchObject({ errcode: 40125 })
    await expect(wechat.codeToSession({ ...app, appid: 'wx0' }, code)).rejects.toMatchObject({
      errcode: 40013,
    })
    expect(await wechat.codeToSession(other, code)).toEqual({ openid: 'oPerson' })
  })
})
