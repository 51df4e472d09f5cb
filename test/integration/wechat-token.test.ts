import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSealer } from '../../api/_platform/sealing.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import type { DatabaseHandle } from '../../db/client.js'
import { merchantSecrets, wechatTokens } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { makeRuntime, NOW } from '../support/shop.js'
import { openWeChat, PERSON, reminder, TEMPLATE, type TestWeChat, TOKEN } from '../support/wechat.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

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
  made.time.now = NOW
  await database.db.delete(wechatTokens)
  standIn.dropTokens()
})
afterAll(async () => {
  await standIn?.close()
  await database?.close()
})

const later = (ms: number) => {
  made.time.now = new Date(NOW.getTime() + ms)
}
const send = () => house.wechat.sendSubscribeMessage(house.ctx(), reminder())
const sends = async () => expect(await send()).toEqual({ outcome: 'sent' })
const renewals = (work: () => Promise<unknown>) => house.countCalls(TOKEN, work)

const keptToken = async () => {
  const [row] = await database.db.select().from(wechatTokens)
  const opened = made.runtime.sealer.open(`${row?.merchantId}/wechatToken`, row?.sealed ?? '')
  return { row, token: String(JSON.parse(opened).token) }
}

describe('the access token', () => {
  it('is asked for once, kept sealed however long it is, and each mini-program has its own', async () => {
    expect(await renewals(async () => [await sends(), await sends()])).toBe(1)
    const { row, token } = await keptToken()
    expect(token).toHaveLength(512)
    expect(row?.expiresAt).toEqual(new Date(NOW.getTime() + 120 * MINUTE))
    const { rows } = (await database.db.execute(
      sql`select w::text as row from wechat_tokens w`,
    )) as unknown as {
      rows: { row: string }[]
    }
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(token)
    const code = { scene: 'a', page: 'pages/home/index' }
    expect(await renewals(() => house.wechat.makeMiniProgramCode(house.otherCtx(), code))).toBe(1)
  })

  it('is renewed in its last four minutes, while WeChat takes both', async () => {
    await sends()
    const { token } = await keptToken()
    later(116 * MINUTE - 1)
    expect(await renewals(sends)).toBe(0)
    later(116 * MINUTE)
    expect(await renewals(sends)).toBe(1)
    expect((await keptToken()).token).not.toBe(token)
    const direct = await fetch(`${standIn.origin}/wxa/msg_sec_check?access_token=${token}`, {
      method: 'POST',
    })
    expect(await direct.json()).toMatchObject({ errcode: 40097 })
    later(120 * MINUTE)
    const over = await fetch(`${standIn.origin}/wxa/msg_sec_check?access_token=${token}`, { method: 'POST' })
    expect(await over.json()).toMatchObject({ errcode: 42001 })
    const none = await fetch(`${standIn.origin}/wxa/msg_sec_check`, { method: 'POST' })
    expect(await none.json()).toMatchObject({ errcode: 41001 })
  })

  it('that somebody else has made invalid is replaced without force', async () => {
    await sends()
    standIn.dropTokens()
    expect(await renewals(sends)).toBe(1)
  })

  it('that is refused but handed out again is forced off, every thirty seconds and twenty times a day', async () => {
    await sends()
    const stale = () => standIn.misbehave({ as: 'staleToken', path: '/cgi-bin/message/subscribe/send' })
    for (let force = 0; force < 20; force++) {
      later(force * 30_000)
      stale()
      expect(await renewals(sends), `force ${force}`).toBe(2)
      stale()
      expect(await renewals(async () => expect(await send()).toEqual({ outcome: 'notSent' }))).toBe(1)
    }
    later(20 * 30_000)
    stale()
    expect(await renewals(async () => expect(await send()).toEqual({ outcome: 'notSent' }))).toBe(1)
    later(DAY)
    expect(await renewals(sends)).toBe(1)
    stale()
    expect(await renewals(sends)).toBe(2)
  })

  it('whose sealing key is gone is asked for anew', async () => {
    await sends()
    const key = { id: 'other', key: Buffer.alloc(32, 7) }
    const other = createSealer({ SHUKE_SEALING_KEYS: [key], SHUKE_LOOKUP_KEY: Buffer.alloc(32) })
    await database.db.update(wechatTokens).set({ sealed: other.seal('elsewhere', 'token') })
    expect(await renewals(sends)).toBe(1)
    expect(await renewals(sends)).toBe(0)
  })

  it('is found inside a transaction too, while somebody outside waits for it', async () => {
    const { db } = database
    const check = (ctx: ReturnType<TestWeChat['ctx']>) =>
      house.wechat.checkText(ctx, { openid: PERSON, text: '鱼头很鲜', scene: 'comment' })
    const inside = inTransaction(db, async (tx) => {
      await tx.execute(sql`select 1`)
      return check({ ...house.ctx(), db: tx })
    })
    expect(await Promise.all([inside, check(house.ctx()), check(house.ctx())])).toEqual([
      'pass',
      'pass',
      'pass',
    ])
  })
})

describe('a secret', () => {
  const kept = () => eq(merchantSecrets.merchantId, house.shops[0].merchantId)

  it('that WeChat does not know sends nothing, and its code is told', async () => {
    const place = `${house.shops[0].merchantId}/wechatSecret`
    await database.db
      .update(merchantSecrets)
      .set({ sealed: made.runtime.sealer.seal(place, 'old') })
      .where(kept())
    expect(await send()).toEqual({ outcome: 'notSent', errcode: 40125 })
    await database.db
      .update(merchantSecrets)
      .set({ sealed: made.runtime.sealer.seal(place, 'secret') })
      .where(kept())
    await sends()
  })

  it('that was never entered sends nothing', async () => {
    const rows = await database.db.delete(merchantSecrets).where(kept()).returning()
    expect(await send()).toEqual({ outcome: 'notSent' })
    await database.db.insert(merchantSecrets).values(rows)
    await sends()
  })
})
