import { startWeChatStandIn } from '../../api/_local/wechat/stand-in.js'
import type { StandInApp } from '../../api/_local/wechat/world.js'
import type { Runtime } from '../../api/_platform/context.js'
import type { Caller } from '../../api/_platform/wechat/app.js'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import type { SubscribeMessage } from '../../api/_platform/wechat/subscribe-message.js'
import { makeShop } from './shop.js'

export const TEMPLATE = 'tmplReminder'
export const PERSON = 'oPersonOfTheFirstApp'
const PAGES = ['pages/home/index', 'pages/booked/index']

/** Two shops, each with a mini-program at one stand-in; in the first one a person who was just there and a template. */
export const openWeChat = async (runtime: Runtime, { timeoutMs = 1_000 } = {}) => {
  const shops = [await makeShop(runtime), await makeShop(runtime)] as const
  const apps = shops.map(({ appid }): StandInApp => ({ appid, secret: 'secret', pages: PAGES }))
  const standIn = await startWeChatStandIn(apps, runtime.clock)
  standIn.addTemplate({ templateId: TEMPLATE, fields: ['thing1', 'time2'] })
  standIn.accept({ openid: PERSON, templateId: TEMPLATE, times: 0 })

  const { db, sealer } = runtime
  const contextOf = ({ merchantId }: { merchantId: string }): Caller => ({
    ...{ merchantId, db, sealer },
    now: runtime.clock(),
  })
  return {
    shops,
    standIn,
    wechat: createWeChat({ origin: standIn.origin, timeoutMs }),
    ctx: () => contextOf(shops[0]),
    otherCtx: () => contextOf(shops[1]),
    /** How many calls of the path came in while `work` ran. */
    countCalls: async (path: string, work: () => Promise<unknown>) => {
      const from = standIn.calls.length
      await work()
      return standIn.calls.slice(from).filter((call) => call === path).length
    },
  }
}

export type TestWeChat = Awaited<ReturnType<typeof openWeChat>>

export const reminder = (openid = PERSON): SubscribeMessage => ({
  openid,
  templateId: TEMPLATE,
  page: 'pages/booked/index?id=rsv_1',
  data: { thing1: '滨江店', time2: '2026年11月27日 18:30' },
})

export const SEND = '/cgi-bin/message/subscribe/send'
export const TOKEN = '/cgi-bin/stable_token'
