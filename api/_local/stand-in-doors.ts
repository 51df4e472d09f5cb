import { readFile } from 'node:fs/promises'
import type { Context, Hono } from 'hono'
import { DEMO_APPID } from '../../db/seed/index.js'
import { getMerchantId } from '../_platform/actor.js'
import type { Runtime } from '../_platform/context.js'
import { getWeChatApp } from '../_platform/wechat/app.js'
import { openidOfKey, PEOPLE, phoneOfKey } from './people.js'
import type { WeChatStandIn } from './wechat/stand-in.js'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** What the pages of this machine may ask WeChat's stand-in for, as a phone asks WeChat; `merchant` says in whose mini-program, the demo shop’s where nothing is said. */
export const addStandIn = (app: Hono, standIn: WeChatStandIn, runtime: Runtime) => {
  const here = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  const openidOf = (c: Context) => openidOfKey(c.req.query('as') ?? 'guest')
  const appOf = async (c: Context) => {
    const merchant = c.req.query('merchant')
    if (!merchant) return { appid: DEMO_APPID }
    const { db, sealer, clock } = runtime
    const merchantId = await getMerchantId(db, merchant)
    const { appid, secret } = await getWeChatApp({ merchantId, db, sealer, now: clock() })
    standIn.addApp({ appid, secret })
    return { appid }
  }
  // A strange name that leads here is another page's (DNS rebinding), and nobody's to sign in from.
  app.use('/_local/*', async (c, next) => {
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.json({ error: 'only on this machine' }, 403)
    if (c.req.method === 'POST' && !openidOf(c)) return c.json({ error: 'no such person' }, 404)
    await next()
  })
  app.post('/_local/login-codes', async (c) =>
    c.json({ code: standIn.issueCode(openidOf(c) ?? '', await appOf(c)) }),
  )
  app.post('/_local/phone-codes', async (c) => {
    const phone = phoneOfKey(c.req.query('as') ?? 'guest')
    return c.json({ code: standIn.issuePhoneCode({ ...(await appOf(c)), phone }) })
  })
  app.post('/_local/scans', async (c) => {
    const picture = new Uint8Array(await c.req.arrayBuffer())
    const found = standIn.scanCode(picture, await appOf(c))
    return found ? c.json(found) : c.json({ error: 'no code of this mini-program' }, 404)
  })
  app.post('/_local/grants', async (c) => {
    const openid = openidOf(c) ?? ''
    const templateIds = c.req.queries('template') ?? []
    const of = await appOf(c)
    for (const templateId of templateIds) standIn.accept({ ...of, openid, templateId })
    await standIn.push({
      ...of,
      url: `http://${c.req.header('host')}/api/wechat?appid=${of.appid}`,
      message: allowing(openid, templateIds, runtime.clock()),
    })
    return c.json({ accepted: templateIds })
  })
  app.get('/_local/phone-stand-in.js', async (c) =>
    c.body(await here('./phone-stand-in.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  app.get('/desk', async (c) =>
    c.html((await here('./desk.html')).replace('__PEOPLE__', JSON.stringify(PEOPLE))),
  )
}

/** What WeChat pushes when somebody has tapped 允许. */
const allowing = (openid: string, templateIds: string[], now: Date) => ({
  ToUserName: 'gh_demo',
  FromUserName: openid,
  CreateTime: Math.floor(now.getTime() / 1000),
  MsgType: 'event',
  Event: 'subscribe_msg_popup_event',
  List: templateIds.map((TemplateId) => ({
    TemplateId,
    SubscribeStatusString: 'accept',
    PopupScene: '0',
  })),
})
