import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../api/_platform/transaction.js'
import type { DatabaseHandle } from '../../db/client.js'
import { reportRecipients } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { robotAddress } from '../support/places.js'
import { keyIn, type OwnersHouse, openOwnersHouse, ROBOT_KINDS } from '../support/robots/owners-house.js'
import { MESSAGE } from '../support/robots/report-house.js'
import { makeRuntime } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let house: OwnersHouse

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
beforeEach(async () => {
  house = await openOwnersHouse(made)
})
afterEach(() => house?.close())
afterAll(() => database?.close())

/** Both bodies of a mail, read as a mailbox reads them. */
const textIn = (raw: string): string =>
  raw
    .split(/^--.*$/m)
    .slice(1)
    .map((part) => {
      const [, body = ''] = part.split(/\r?\n\r?\n(.*)/s)
      if (/base64/i.test(part)) return Buffer.from(body, 'base64').toString()
      const bytes = body
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      return Buffer.from(bytes, 'latin1').toString()
    })
    .join('\n')

describe('promise 4: a report goes', () => {
  it('to each robot and mailbox once, signed as each wants it, however often it is put and ticked', async () => {
    const ids: string[] = []
    for (const kind of ROBOT_KINDS) ids.push(await house.addRobot(kind))
    ids.push(await house.addMailbox())
    const subjectId = house.newSubject()
    await house.put(subjectId)
    await house.put(subjectId)
    await Promise.all([house.tick(), house.tick()])
    await house.pass(3_600)
    await house.tick()
    await house.put(subjectId)
    await house.tick()

    expect(house.robots.refusals).toEqual({})
    expect(house.robots.posted.map(({ kind }) => kind).sort()).toEqual([...ROBOT_KINDS].sort())
    for (const { title, text } of house.robots.posted) {
      expect(`${title}\n${text}`).toContain('来了 128 位')
      expect(`${title}\n${text}`).toContain('看这一周')
      expect(`${title}\n${text}`).toContain('熟客')
    }
    expect(house.mail.taken.map(({ to }) => to)).toEqual([['boss@example.com']])
    for (const id of ids) expect(await house.deliveriesOf(id)).toEqual([['sent', '已送到']])
  })

  it('in which no name becomes a link by itself, whatever messenger shows it, and our own link is one', async () => {
    for (const kind of ROBOT_KINDS) await house.addRobot(kind)
    await house.addMailbox()
    const names = [
      '红烧肉a.cn',
      'www.evil.example',
      '看http://1.2.3.4/x',
      '例子．中国',
      '🍜.ws',
      '涨了 1.5 倍',
      '¥1.68 万元',
    ]
    const url = 'https://shuke.example/m/wang'
    const message = { title: names.slice(0, 3).join(' '), lines: names, link: { words: 'b.cn', url } }
    await house.put(house.newSubject(), { message })
    await house.tick()
    const [mail] = house.mail.taken
    const texts = [
      ...house.robots.posted.map(({ title, text }) => `${title}\n${text}`),
      textIn(mail?.raw ?? ''),
    ]
    expect(texts).toHaveLength(4)
    for (const text of texts) {
      const bare = text.replaceAll(url, '')
      expect(bare).not.toMatch(/\S[.．]\p{L}|:\/\//u)
      expect(bare.replaceAll('\u200b', '')).toContain('红烧肉a.cn')
      for (const number of names.slice(-2)) expect(bare).toContain(number)
    }
    // Of a post of Feishu's the address is no part of the text.
    expect(texts.filter((text) => text.includes(url))).toHaveLength(3)
  })

  it('late, when the tick comes only after days', async () => {
    await house.addRobot('wecom')
    await house.put(house.newSubject())
    await house.pass(9 * 86_400)
    await house.tick()
    expect(house.robots.posted).toHaveLength(1)
  })

  it('to a store’s own recipients for the store, and to the brand’s for the brand', async () => {
    const [first, second] = house.shop.storeIds
    await house.addRobot('wecom', { storeId: first })
    await house.addRobot('feishu', { storeId: second })
    await house.addRobot('dingtalk')
    const kinds = async (storeId: string | null) => {
      house.robots.posted.length = 0
      await house.put(house.newSubject(), { storeId })
      await house.tick()
      return house.robots.posted.map(({ kind }) => kind)
    }
    expect([await kinds(first ?? ''), await kinds(second ?? ''), await kinds(null)]).toEqual([
      ['wecom'],
      ['feishu'],
      ['dingtalk'],
    ])
  })

  it('nowhere when whoever puts it thinks otherwise, or its recipient is removed before', async () => {
    const id = await house.addRobot('wecom')
    const { db } = database
    const undone = inTransaction(db, async (tx) => {
      await house.put(house.newSubject(), {}, tx)
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await house.tick()
    expect(await house.deliveriesOf(id)).toEqual([])
    await house.put(house.newSubject())
    await house.remove(id)
    await house.tick()
    expect([house.robots.calls(), await house.faultOf(id)]).toEqual([0, ['failed', 'ended']])
    const [row] = await db.select().from(reportRecipients).where(eq(reportRecipients.id, id))
    expect([row?.addressSealed, row?.secretSealed]).toEqual([null, null])
  })
})

describe('promise 4: a robot is sent', () => {
  it.each([
    ['wecom', 20, 60],
    ['dingtalk', 20, 60],
    ['feishu', 5, 1],
  ] as const)('no more than %s takes: %i in %i s, whichever shops send', async (kind, count, seconds) => {
    const address = robotAddress(kind)
    house.robots.add({ kind, key: keyIn(address) })
    await house.add({ kind, name: '全部', address })
    for (const storeId of house.shop.storeIds) await house.add({ kind, name: '店', address }, storeId)
    const scopes = [null, ...house.shop.storeIds]
    for (let nth = 0; nth < count + 4; nth++)
      await house.put(house.newSubject(), { storeId: scopes[nth % scopes.length] ?? null })
    await house.tick()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([count, {}])
    // What was sent last may have been under way for seconds.
    await house.pass(seconds + 4)
    await house.tick()
    expect(house.robots.posted).toHaveLength(count)
    await house.pass(7)
    await house.tick()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([count + 4, {}])
  })

  it('nothing that is too long: what does not fit is cut at a line', async () => {
    for (const kind of ROBOT_KINDS) await house.addRobot(kind)
    const long = { ...MESSAGE, lines: Array.from({ length: 40 }, (_, nth) => `${nth} ${'菜"<'.repeat(160)}`) }
    await house.put(house.newSubject(), { message: long })
    await house.tick()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([3, {}])
    for (const { text } of house.robots.posted) {
      expect(text).toContain('……')
      expect(text).toContain('看这一周')
    }
  })
})
