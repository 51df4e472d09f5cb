import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { reportRecipients } from '../../db/schema/index.js'
import { openTestDatabase } from '../support/pglite.js'
import { keyIn, type OwnersHouse, openOwnersHouse, ROBOT_KINDS } from '../support/robots/owners-house.js'
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

describe('promise 4: a send', () => {
  it.each(['silent', 'silentAfterwards', 'cut', 'cutAfterwards', 'away'] as const)(
    'whose robot is %s is in doubt and never repeated',
    async (as) => {
      house.beImpatient()
      for (const kind of ROBOT_KINDS) {
        const id = await house.addRobot(kind)
        house.robots.misbehave({ as })
        await house.put(house.newSubject())
        await house.tick()
        await house.pass(3_600)
        await house.tick()
        expect((await house.deliveriesOf(id))[0]).toEqual(['unknown', '发出去了，没等到回音；怕重复，不再发'])
        await house.remove(id)
      }
      expect(house.robots.calls()).toBe(ROBOT_KINDS.length)
    },
  )

  it('that was on its way when the tick died is in doubt and never repeated', async () => {
    const id = await house.addRobot('wecom')
    await house.put(house.newSubject())
    const died = await house.tickBy(async (letter) => {
      await house.runtime.messengers.send(letter)
      throw new Error('killed')
    })
    expect(died.givenBack).toBe(1)
    await house.pass(3_600)
    await house.tick()
    await house.pass(3_600)
    await house.tick()
    expect([await house.faultOf(id), house.robots.posted.length, house.robots.calls()]).toEqual([
      ['unknown', null],
      1,
      1,
    ])
  })

  it('that another tick has given up for lost stays lost, whatever is answered', async () => {
    const id = await house.addRobot('wecom')
    await house.put(house.newSubject())
    await house.tickBy(async () => {
      await house.pass(600)
      await house.tick()
      await house.pass(600)
      await house.tick()
      return { outcome: 'notSent', fault: 'busy' }
    })
    await house.pass(3_600)
    await house.tick()
    expect([await house.faultOf(id), house.robots.calls()]).toEqual([['unknown', null], 0])
  })

  it('that is answered late, but in time, is one that arrived', async () => {
    const id = await house.addRobot('feishu')
    house.robots.misbehave({ as: 'slow' })
    await house.put(house.newSubject())
    await house.tick()
    expect(await house.faultOf(id)).toEqual(['sent', null])
  })

  it.each([
    ['wecom', { code: -1 }, 'busy'],
    ['dingtalk', { code: 130101 }, 'tooFast'],
    ['feishu', { code: 11232 }, 'tooFast'],
  ] as const)('that %s answers with %o waits and goes out later', async (kind, as, fault) => {
    const id = await house.addRobot(kind)
    house.robots.misbehave({ as })
    await house.put(house.newSubject())
    await house.tick()
    expect([await house.faultOf(id), house.robots.calls()]).toEqual([['waiting', fault], 1])
    await house.pass(50)
    await house.tick()
    expect(house.robots.calls()).toBe(1)
    await house.pass(kind === 'dingtalk' && fault === 'tooFast' ? 560 : 20)
    await house.tick()
    expect([await house.faultOf(id), house.robots.posted.length]).toEqual([['sent', null], 1])
  })

  it('to a robot that has blocked us waits too, whichever report it was blocked for', async () => {
    await house.addRobot('dingtalk')
    house.robots.misbehave({ as: { code: 130101 } })
    await house.put(house.newSubject())
    await house.tick()
    await house.put(house.newSubject())
    await house.tick()
    await house.pass(590)
    await house.tick()
    expect(house.robots.calls()).toBe(1)
    await house.pass(20)
    await house.tick()
    expect([house.robots.calls(), house.robots.posted.length]).toEqual([3, 2])
  })

  it.each([
    ['wecom', { code: 40058 }, ['failed', 'content']],
    ['dingtalk', { code: 400102 }, ['refused', 'stopped']],
    ['feishu', { code: 19022 }, ['refused', 'ip']],
  ] as const)('that %s answers with %o is final', async (kind, as, outcome) => {
    const id = await house.addRobot(kind)
    house.robots.misbehave({ as })
    await house.put(house.newSubject())
    await house.tick()
    await house.pass(86_400)
    await house.tick()
    expect([await house.faultOf(id), house.robots.calls()]).toEqual([outcome, 1])
  })

  it('signed with another secret, or without the robot’s keyword, is refused by the robot itself', async () => {
    const [dingtalk, feishu] = [
      await house.addRobot('dingtalk', { secret: 'SEC-mistyped' }),
      await house.addRobot('feishu', { secret: 'mistyped' }),
    ]
    const [keyed, other] = [
      await house.addRobot('dingtalk', { keyword: '熟客' }),
      await house.addRobot('feishu', { keyword: '生意' }),
    ]
    await house.put(house.newSubject())
    await house.tick()
    expect(await Promise.all([dingtalk, feishu, keyed, other].map(house.faultOf))).toEqual([
      ['refused', 'signature'],
      ['refused', 'signature'],
      ['sent', null],
      ['refused', 'keyword'],
    ])
  })

  it('to a robot that was taken out of its group is refused, and says what to do', async () => {
    const id = await house.addRobot('wecom')
    house.robots.remove({ kind: 'wecom', key: keyIn(await addressOf(id)) })
    await house.put(house.newSubject())
    await house.tick()
    expect(await house.deliveriesOf(id)).toEqual([['refused', '机器人不在了：可能被移出了群，请重新添加']])
  })

  it('that nobody could be reached for is tried for a day, then given up', async () => {
    const id = await house.addRobot('wecom')
    await house.put(house.newSubject())
    await house.robots.close()
    let tries = 0
    for (let hour = 0; hour < 26; hour++) {
      await house.tickBy((letter) => {
        tries += 1
        return house.runtime.messengers.send(letter)
      })
      await house.pass(3_600)
    }
    expect(await house.faultOf(id)).toEqual(['failed', 'late'])
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
    await house.addMailbox()
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
      house.beImpatient()
      const id = await house.addMailbox()
      house.mail.misbehave(as)
      await house.put(house.newSubject())
      await house.tick()
      await house.pass(3_600)
      await house.tick()
      expect([await house.faultOf(id), house.mail.attempts()]).toEqual([['unknown', null], 1])
    },
  )

  it.each([
    [{ code: 550 }, ['refused', 'mailbox']],
    [{ code: 554, late: true }, ['failed', 'content']],
  ])('that is answered with %o is final', async (as, outcome) => {
    const id = await house.addMailbox()
    house.mail.misbehave(as)
    await house.put(house.newSubject())
    await house.tick()
    await house.pass(86_400)
    await house.tick()
    expect([await house.faultOf(id), house.mail.attempts()]).toEqual([outcome, 1])
  })

  it.each([{ code: 451 }, { code: 452, late: true }])(
    'that is answered with %o waits and goes out later',
    async (as) => {
      const id = await house.addMailbox()
      house.mail.misbehave(as)
      await house.put(house.newSubject())
      await house.tick()
      expect(await house.faultOf(id)).toEqual(['waiting', 'busy'])
      await house.pass(70)
      await house.tick()
      expect([await house.faultOf(id), house.mail.taken.length]).toEqual([['sent', null], 1])
    },
  )
})
