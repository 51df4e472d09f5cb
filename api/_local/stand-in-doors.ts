import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { DEMO_APPID } from '../../db/seed/index.js'
import { openidOfKey, PEOPLE, phoneOfKey } from './people.js'
import type { WeChatStandIn } from './wechat/stand-in.js'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** What the pages of this machine may ask WeChat's stand-in for, as a phone asks WeChat. */
export const addStandIn = (app: Hono, standIn: WeChatStandIn, clock: () => Date) => {
  const here = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  // A strange name that leads here is another page's (DNS rebinding), and nobody's to sign in from.
  app.use('/_local/*', async (c, next) => {
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.json({ error: 'only on this machine' }, 403)
    await next()
  })
  app.post('/_local/login-codes', (c) => {
    const openid = openidOfKey(c.req.query('as') ?? 'guest')
    return openid ? c.json({ code: standIn.issueCode(openid) }) : c.json({ error: 'no such person' }, 404)
  })
  app.post('/_local/phone-codes', (c) => {
    const key = c.req.query('as') ?? 'guest'
    if (!openidOfKey(key)) return c.json({ error: 'no such person' }, 404)
    return c.json({ code: standIn.issuePhoneCode({ phone: phoneOfKey(key) }) })
  })
  app.post('/_local/grants', async (c) => {
    const openid = openidOfKey(c.req.query('as') ?? 'guest')
    const templateIds = c.req.queries('template') ?? []
    if (!openid) return c.json({ error: 'no such person' }, 404)
    for (const templateId of templateIds) standIn.accept({ openid, templateId })
    await standIn.push({
      url: `http://${c.req.header('host')}/api/wechat?appid=${DEMO_APPID}`,
      message: allowing(openid, templateIds, clock()),
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
