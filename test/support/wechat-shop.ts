import { eq } from 'drizzle-orm'
import { startWeChatStandIn } from '../../api/_local/wechat/stand-in.js'
import { personColumns } from '../../api/_members/index.js'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import { merchantSecrets, people } from '../../db/schema/index.js'
import { type makeRuntime, makeShop, type TestPerson } from './shop.js'

const PUSH = { token: 'push-token', encodingAesKey: 'A'.repeat(43) }

/** A shop whose mini-program the WeChat stand-in knows, pushes included; calls to it take 300 ms at most. */
export const makeWeChatShop = async (made: ReturnType<typeof makeRuntime>) => {
  const shop = await makeShop(made.runtime)
  const { merchantId, appid } = shop
  const wechat = await startWeChatStandIn([{ appid, secret: 'secret', push: PUSH }], made.runtime.clock)
  const runtime = { ...made.runtime, wechat: createWeChat({ origin: wechat.origin, timeoutMs: 1_000 }) }
  const { db, sealer } = runtime
  for (const [kind, value] of [
    ['wechatPushToken', PUSH.token],
    ['wechatPushKey', PUSH.encodingAesKey],
  ] as const) {
    const sealed = sealer.seal(`${merchantId}/${kind}`, value)
    await db.insert(merchantSecrets).values({ merchantId, kind, sealed })
  }

  const openidOf = async ({ personId }: Pick<TestPerson, 'personId'>) => {
    const [row] = await db.select().from(people).where(eq(people.id, personId))
    return personColumns({ sealer, merchantId }).openid.open(row?.openidSealed ?? '')
  }
  /** An event as WeChat tells it of this person. */
  const eventOf = (openid: string, event: Record<string, unknown>) => ({
    ToUserName: 'gh_shop',
    FromUserName: openid,
    CreateTime: Math.floor(made.runtime.clock().getTime() / 1000),
    MsgType: 'event',
    ...event,
  })
  return { shop, wechat, runtime, push: PUSH, openidOf, eventOf }
}

export type WeChatShop = Awaited<ReturnType<typeof makeWeChatShop>>
