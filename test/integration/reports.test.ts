import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RobotKind } from '../../api/_platform/messengers/addresses.js'
import { runTick } from '../../api/_platform/tick.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { reportDeliveries, reportRecipients } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { robotAddress } from '../support/places.js'
import { MESSAGE, openReportHouse, type ReportHouse } from '../support/robots/report-house.js'
import { makePerson, makeRuntime, type TestPerson } from '../support/shop.js'

const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const
const SECRET = 'SEC-of-the-tests'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let house: ReportHouse
let api: TestApi
let owner: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
})
beforeEach(async () => {
  house = await openReportHouse(made, 2)
  api = await serveApi(house.runtime)
  owner = await makePerson(house.runtime, house.shop, { role: 'owner' })
})
afterEach(async () => {
  await api?.close()
  await house?.close()
})
afterAll(() => database?.close())

const keyIn = (address: string) => address.split(/[=/]/).at(-1) ?? ''

/** A robot in a group, and its recipient; signed where its messenger signs. */
const addRobot = async (
  kind: RobotKind,
  wish: { storeId?: string; keyword?: string; secret?: string } = {},
) => {
  const address = robotAddress(kind)
  const secret = kind === 'wecom' ? undefined : SECRET
  house.robots.add({ kind, key: keyIn(address), secret, keyword: wish.keyword })
  const body = { kind, name: '店长群', address, ...(secret ? { secret: wish.secret ?? secret } : {}) }
  return add(body, wish.storeId)
}
const addMailbox = (address = 'boss@example.com') => add({ kind: 'email', name: '老板', address })

const add = async (body: object, storeId?: string) => {
  const path = storeId ? `/stores/${storeId}/report-recipients` : '/report-recipients'
  const made = await api.post(path, { token: owner.token, body })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.id as string
}

const deliveriesOf = async (recipientId: string) => {
  const { body } = await api.get(`/report-recipients/${recipientId}/deliveries`, owner.token)
  return body.items.map(({ status, words }: { status: string; words: string }) => [status, words])
}
const faultOf = async (recipientId: string) => {
  const [row] = await database.db
    .select({ status: reportDeliveries.status, fault: reportDeliveries.fault })
    .from(reportDeliveries)
    .where(eq(reportDeliveries.recipientId, recipientId))
  return [row?.status, row?.fault]
}

describe('promise 4: a report goes', () => {
  it('to each robot and mailbox once, signed as each wants it, however often it is put and ticked', async () => {
    const ids: string[] = []
    for (const kind of ROBOT_KINDS) ids.push(await addRobot(kind))
    ids.push(await addMailbox())
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
    for (const id of ids) expect(await deliveriesOf(id)).toEqual([['sent', '已送到']])
  })

  it('late, when the tick comes only after days', async () => {
    await addRobot('wecom')
    await house.put(house.newSubject())
    await house.pass(9 * 86_400)
    await house.tick()
    expect(house.robots.posted).toHaveLength(1)
  })

  it('to a store’s own recipients for the store, and to the brand’s for the brand', async () => {
    const [first, second] = house.shop.storeIds
    await addRobot('wecom', { storeId: first })
    await addRobot('feishu', { storeId: second })
    await addRobot('dingtalk')
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
    const id = await addRobot('wecom')
    const { db } = database
    const undone = inTransaction(db, async (tx) => {
      await house.put(house.newSubject(), {}, tx)
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await house.tick()
    expect(await deliveriesOf(id)).toEqual([])
    await house.put(house.newSubject())
    await api.post(`/report-recipients/${id}/removal`, { token: owner.token })
    await house.tick()
    expect([house.robots.calls(), await faultOf(id)]).toEqual([0, ['failed', 'ended']])
    const [row] = await db.select().from(reportRecipients).where(eq(reportRecipients.id, id))
    expect([row?.addressSealed, row?.secretSealed]).toEqual([null, null])
  })
})

describe('promise 4: a send', () => {
  it.each(['silent', 'silentAfterwards', 'cut', 'cutAfterwards', 'away'] as const)(
    'whose robot is %s is in doubt and never repeated',
    async (as) => {
      for (const kind of ROBOT_KINDS) {
        const id = await addRobot(kind)
        house.robots.misbehave({ as })
        await house.put(house.newSubject())
        await house.tick()
        await house.pass(3_600)
        await house.tick()
        expect((await deliveriesOf(id))[0]).toEqual(['unknown', '发出去了，没等到回音；怕重复，不再发'])
        await api.post(`/report-recipients/${id}/removal`, { token: owner.token })
      }
      expect(house.robots.calls()).toBe(ROBOT_KINDS.length)
    },
  )

  it('that was on its way when the tick died is in doubt and never repeated', async () => {
    const id = await addRobot('wecom')
    await house.put(house.newSubject())
    const dying = {
      ...house.runtime.messengers,
      send: async (...args: Parameters<typeof house.runtime.messengers.send>) => {
        await house.runtime.messengers.send(...args)
        throw new Error('killed')
      },
    }
    expect((await runTick({ ...house.runtime, messengers: dying }, workPlan)).givenBack).toBe(1)
    await house.pass(3_600)
    await house.tick()
    await house.pass(3_600)
    await house.tick()
    expect([await faultOf(id), house.robots.posted.length, house.robots.calls()]).toEqual([
      ['unknown', null],
      1,
      1,
    ])
  })

  it('that another tick has given up for lost stays lost, whatever is answered', async () => {
    const id = await addRobot('wecom')
    await house.put(house.newSubject())
    const slow = {
      ...house.runtime.messengers,
      send: async () => {
        await house.pass(600)
        await house.tick()
        await house.pass(600)
        await house.tick()
        return { outcome: 'notSent' as const, fault: 'busy' as const }
      },
    }
    await runTick({ ...house.runtime, messengers: slow }, workPlan)
    await house.pass(3_600)
    await house.tick()
    expect([await faultOf(id), house.robots.calls()]).toEqual([['unknown', null], 0])
  })

  it('that is answered late, but in time, is one that arrived', async () => {
    const id = await addRobot('feishu')
    house.robots.misbehave({ as: 'slow' })
    await house.put(house.newSubject())
    await house.tick()
    expect(await faultOf(id)).toEqual(['sent', null])
  })

  it.each([
    ['wecom', { code: -1 }, 'busy'],
    ['dingtalk', { code: 130101 }, 'tooFast'],
    ['feishu', { code: 11232 }, 'tooFast'],
  ] as const)('that %s answers with %o waits and goes out later', async (kind, as, fault) => {
    const id = await addRobot(kind)
    house.robots.misbehave({ as })
    await house.put(house.newSubject())
    await house.tick()
    expect([await faultOf(id), house.robots.calls()]).toEqual([['waiting', fault], 1])
    await house.pass(50)
    await house.tick()
    expect(house.robots.calls()).toBe(1)
    await house.pass(kind === 'dingtalk' && fault === 'tooFast' ? 560 : 20)
    await house.tick()
    expect([await faultOf(id), house.robots.posted.length]).toEqual([['sent', null], 1])
  })

  it.each([
    ['wecom', { code: 40058 }, ['failed', 'content']],
    ['dingtalk', { code: 400102 }, ['refused', 'stopped']],
    ['feishu', { code: 19022 }, ['refused', 'ip']],
  ] as const)('that %s answers with %o is final', async (kind, as, outcome) => {
    const id = await addRobot(kind)
    house.robots.misbehave({ as })
    await house.put(house.newSubject())
    await house.tick()
    await house.pass(86_400)
    await house.tick()
    expect([await faultOf(id), house.robots.calls()]).toEqual([outcome, 1])
  })

  it('signed with another secret, or without the robot’s keyword, is refused by the robot itself', async () => {
    const [dingtalk, feishu] = [
      await addRobot('dingtalk', { secret: 'SEC-mistyped' }),
      await addRobot('feishu', { secret: 'mistyped' }),
    ]
    const [keyed, other] = [
      await addRobot('dingtalk', { keyword: '熟客' }),
      await addRobot('feishu', { keyword: '生意' }),
    ]
    await house.put(house.newSubject())
    await house.tick()
    expect(await Promise.all([dingtalk, feishu, keyed, other].map(faultOf))).toEqual([
      ['refused', 'signature'],
      ['refused', 'signature'],
      ['sent', null],
      ['refused', 'keyword'],
    ])
  })

  it('to a robot that was taken out of its group is refused, and says what to do', async () => {
    const id = await addRobot('wecom')
    house.robots.remove({ kind: 'wecom', key: keyIn(await addressOf(id)) })
    await house.put(house.newSubject())
    await house.tick()
    expect(await deliveriesOf(id)).toEqual([['refused', '机器人不在了：可能被移出了群，请重新添加']])
  })

  it('that nobody could be reached for is tried for a day, then given up', async () => {
    const id = await addRobot('wecom')
    await house.put(house.newSubject())
    await house.robots.close()
    let tries = 0
    const counting = {
      ...house.runtime.messengers,
      send: (...args: Parameters<typeof house.runtime.messengers.send>) => {
        tries += 1
        return house.runtime.messengers.send(...args)
      },
    }
    for (let hour = 0; hour < 26; hour++) {
      await runTick({ ...house.runtime, messengers: counting }, workPlan)
      await house.pass(3_600)
    }
    expect(await faultOf(id)).toEqual(['failed', 'late'])
    expect(tries).toBeGreaterThan(20)
    expect(tries).toBeLessThan(27)
  })
})

const addressOf = async (recipientId: string) => {
  const [row] = await database.db.select().from(reportRecipients).where(eq(reportRecipients.id, recipientId))
  return house.runtime.sealer.open(`${house.shop.merchantId}/reportAddress`, row?.addressSealed ?? '')
}

describe('promise 4: a mail', () => {
  it('says the same as text and as a page, escaped, from the deployment’s own address', async () => {
    await addMailbox()
    await house.put(house.newSubject())
    await house.tick()
    const [{ from, raw } = { from: '', raw: '' }] = house.mail.taken
    expect(from).toBe('report@shuke.test')
    expect(raw).toMatch(/^Message-ID: <dlv_[0-9a-f]{32}@shuke\.test>/m)
    expect(raw).toContain('Content-Type: text/html')
    expect(raw).toContain('Content-Type: text/plain')
  })

  it.each(['cut', 'silent', 'cutAfterwards', 'silentAfterwards'] as const)(
    'whose server is %s is in doubt and never repeated',
    async (as) => {
      const id = await addMailbox()
      house.mail.misbehave(as)
      await house.put(house.newSubject())
      await house.tick()
      await house.pass(3_600)
      await house.tick()
      expect([await faultOf(id), house.mail.attempts()]).toEqual([['unknown', null], 1])
    },
  )

  it.each([
    [{ code: 550 }, ['refused', 'mailbox']],
    [{ code: 554, late: true }, ['failed', 'content']],
  ])('that is answered with %o is final', async (as, outcome) => {
    const id = await addMailbox()
    house.mail.misbehave(as)
    await house.put(house.newSubject())
    await house.tick()
    await house.pass(86_400)
    await house.tick()
    expect([await faultOf(id), house.mail.attempts()]).toEqual([outcome, 1])
  })

  it.each([{ code: 451 }, { code: 452, late: true }])(
    'that is answered with %o waits and goes out later',
    async (as) => {
      const id = await addMailbox()
      house.mail.misbehave(as)
      await house.put(house.newSubject())
      await house.tick()
      expect(await faultOf(id)).toEqual(['waiting', 'busy'])
      await house.pass(70)
      await house.tick()
      expect([await faultOf(id), house.mail.taken.length]).toEqual([['sent', null], 1])
    },
  )
})

describe('promise 4: a robot is sent', () => {
  it.each([
    ['wecom', 20, 60],
    ['dingtalk', 20, 60],
    ['feishu', 5, 1],
  ] as const)('no more than %s takes: %i in %i s, whichever shops send', async (kind, count, _seconds) => {
    const address = robotAddress(kind)
    house.robots.add({ kind, key: keyIn(address) })
    await add({ kind, name: '全部', address })
    for (const storeId of house.shop.storeIds) await add({ kind, name: '店', address }, storeId)
    const scopes = [null, ...house.shop.storeIds]
    for (let nth = 0; nth < count + 4; nth++)
      await house.put(house.newSubject(), { storeId: scopes[nth % scopes.length] ?? null })
    await house.tick()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([count, {}])
    await house.pass(kind === 'feishu' ? 12 : 71)
    await house.tick()
    expect([house.robots.posted.length, house.robots.refusals]).toEqual([count + 4, {}])
  })

  it('nothing that is too long: what does not fit is cut at a line', async () => {
    for (const kind of ROBOT_KINDS) await addRobot(kind)
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
