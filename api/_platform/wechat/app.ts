import { and, eq } from 'drizzle-orm'
import type { Database } from '../../../db/client.js'
import { merchantDirectory, merchantSecrets } from '../../../db/schema/index.js'
import { fail } from '../errors.js'
import type { Sealer } from '../sealing.js'

/** For whom WeChat is called: any context of a merchant. */
export type Caller = { merchantId: string; db: Database; sealer: Sealer; now: Date }

export type WeChatApp = { appid: string; secret: string }

type SecretKind = (typeof merchantSecrets.$inferSelect)['kind']

/** The merchant's mini-program, with its secret opened. Fails with `wechat_unavailable` where there is none. */
export const getWeChatApp = async (ctx: Caller): Promise<WeChatApp> => {
  const { appid, secrets } = await readSecrets(ctx)
  const secret = secrets.get('wechatSecret')
  return appid && secret ? { appid, secret } : fail('wechat_unavailable')
}

/** What the merchant's pushes are signed and sealed with. Fails with `push_refused` where none are set up. */
export const getPushKeys = async (ctx: Caller) => {
  const { appid, secrets } = await readSecrets(ctx)
  const [token, encodingAesKey] = [secrets.get('wechatPushToken'), secrets.get('wechatPushKey')]
  return appid && token && encodingAesKey ? { appid, token, encodingAesKey } : fail('push_refused')
}

const readSecrets = async ({ db, sealer, merchantId }: Caller) => {
  const rows = await db
    .select({ appid: merchantDirectory.name, kind: merchantSecrets.kind, sealed: merchantSecrets.sealed })
    .from(merchantSecrets)
    .innerJoin(
      merchantDirectory,
      and(eq(merchantDirectory.merchantId, merchantSecrets.merchantId), eq(merchantDirectory.kind, 'appid')),
    )
    .where(eq(merchantSecrets.merchantId, merchantId))
  const open = (kind: SecretKind, sealed: string) => sealer.open(`${merchantId}/${kind}`, sealed)
  return {
    appid: rows[0]?.appid,
    secrets: new Map(rows.map(({ kind, sealed }) => [kind, open(kind, sealed)])),
  }
}
