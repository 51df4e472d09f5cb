import { randomInt, randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MEMBERSHIP_VERSION } from '../../api/_members/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { consents, events, people, pictures } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const PHONE_NUMBER = '/wxa/business/getuserphonenumber'
const TEXT_CHECK = '/wxa/msg_sec_check'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
})
beforeEach(async () => {
  there.wechat.behave()
  there.wechat.calls.length = 0
  guest = await makePerson(there.runtime, there.shop)
})

/** A number of their own for each guest: who verifies the same one soon after is the same person. */
const newPhone = () => `138${String(randomInt(10_000)).padStart(4, '0')}6628`
const wish = (phoneCode = there.wechat.issuePhoneCode({ phone: newPhone() })) => ({
  phoneCode,
  termsVersion: MEMBERSHIP_VERSION,
  storeId: there.shop.storeId,
})
/** Things happen one after another. */
const later = () => {
  made.time.now = new Date(made.time.now.getTime() + 1_000)
}
const join = (body: object = wish(), key: string = randomUUID()) => {
  later()
  return api.post('/me/membership', { token: guest.token, body, key })
}
const exchanges = () => there.wechat.calls.filter((path) => path === PHONE_NUMBER).length

const consentsOfGuest = async () => {
  const rows = await database.db
    .select()
    .from(consents)
    .where(eq(consents.personId, guest.personId))
    .orderBy(asc(consents.at))
  return rows.map(({ purpose, version, given }) => [purpose, version, given])
}
const eventsOfGuest = async () => {
  const rows = await database.db.select().from(events).where(eq(events.personKey, guest.personKey))
  return rows.map(({ name }) => name).sort()
}
const rowOfGuest = async () => {
  const [row] = await database.db.select().from(people).where(eq(people.id, guest.personId))
  return row
}

describe('a guest who gives the phone number and agrees', () => {
  it('is a member from then on, a fan as well, and what was agreed to is written down', async () => {
    const reply = await join()
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ isFan: true, phoneMasked: '138 **** 6628' })
    expect(reply.body.memberSince).not.toBeNull()
    expect(await consentsOfGuest()).toEqual([['membership', MEMBERSHIP_VERSION, true]])
    expect(await eventsOfGuest()).toEqual(['fan_gained', 'member_joined'])
  })

  it('joins once: asked again WeChat is not, and the answer says so', async () => {
    await join()
    const again = await join()
    expect([again.status, again.body.error.code, exchanges()]).toEqual([409, 'member_already', 1])
    expect(await consentsOfGuest()).toHaveLength(1)
  })

  it('hears the first answer when the same request comes again, though the code is spent', async () => {
    const [body, key] = [wish(), randomUUID()]
    const first = await join(body, key)
    const second = await join(body, key)
    expect([second.status, second.body, exchanges()]).toEqual([201, first.body, 1])
  })

  it('hears the first answer too when it comes while WeChat is still being asked again', async () => {
    const { wechat } = there.runtime
    const [body, key] = [wish(), randomUUID()]
    const first = vi.spyOn(wechat, 'getPhoneNumber').mockImplementation(async () => {
      first.mockRestore()
      expect((await join(body, key)).status).toBe(201)
      return wechat.getPhoneNumber({ ...guest.ctx() }, body.phoneCode)
    })
    expect(await join(body, key)).toMatchObject({ status: 201, body: { phoneMasked: '138 **** 6628' } })
    expect(exchanges()).toBe(2)
  })

  it('is asked for another code when this one was used, is made up or is over', async () => {
    const used = wish()
    await join(used)
    guest = await makePerson(there.runtime, there.shop)
    for (const body of [used, wish('made-up')]) {
      const reply = await join(body)
      expect([reply.status, reply.body.error.code]).toEqual([422, 'phone_code_invalid'])
    }
    expect([(await rowOfGuest())?.memberAt, await consentsOfGuest()]).toEqual([null, []])
    expect((await join()).status).toBe(201)
  })

  it('is no member while WeChat does not answer, and can try again', async () => {
    there.wechat.misbehave({ as: 'down', path: PHONE_NUMBER })
    const reply = await join()
    expect([reply.status, (await rowOfGuest())?.memberAt]).toEqual([503, null])
    there.wechat.behave()
    expect((await join()).status).toBe(201)
  })

  it('must have seen the terms as they are now, and pays no code for old ones', async () => {
    const reply = await join({ ...wish(), termsVersion: '2020-01-01' })
    expect([reply.status, reply.body.error.code, exchanges()]).toEqual([409, 'terms_changed', 0])
  })

  it('joins at a store of this merchant only', async () => {
    const other = await makeShop(there.runtime)
    expect((await join({ ...wish(), storeId: other.storeId })).status).toBe(404)
    expect(exchanges()).toBe(0)
  })
})

describe('a member who leaves', () => {
  const leave = () => {
    later()
    return api.post('/me/membership/withdrawal', { token: guest.token })
  }

  it('is none any more, the shop forgets the phone, and both words stay written down', async () => {
    await join()
    const reply = await leave()
    expect(reply.body).toMatchObject({ memberSince: null, phoneMasked: null, isFan: true })
    expect(await rowOfGuest()).toMatchObject({ memberAt: null, phoneSealed: null, phoneHash: null })
    expect((await consentsOfGuest()).map(([, , given]) => given)).toEqual([true, false])
    expect(await eventsOfGuest()).toEqual(['fan_gained', 'member_joined', 'member_left'])
    const told = await api.get('/me/consents', guest.token)
    expect(told.body.items.map(({ given }: { given: boolean }) => given)).toEqual([false, true])
  })

  it('keeps the table, and can still be reached about it', async () => {
    await join()
    const booked = await api.post(`/stores/${there.shop.storeId}/reservations`, {
      token: guest.token,
      body: {
        tableId: there.shop.tableOf('A1').id,
        partySize: 2,
        startsAt: FRIDAY_EVENING.toISOString(),
      },
    })
    expect(booked.status).toBe(201)
    await leave()
    const mine = await api.get('/me/reservations', guest.token)
    expect(mine.body.items[0]).toMatchObject({ status: 'booked', contactPhoneMasked: '138 **** 6628' })
  })

  it('cannot leave twice, and may come back', async () => {
    await join()
    await leave()
    expect((await leave()).body.error.code).toBe('not_a_member')
    expect((await join()).status).toBe(201)
    expect((await consentsOfGuest()).map(([, , given]) => given)).toEqual([true, false, true])
  })

  it('in WeChat’s own settings has taken the consent back too', async () => {
    await join()
    later()
    const openid = await there.openidOf(guest)
    await there.wechat.push({
      url: `${api.origin}/api/wechat?appid=${there.shop.appid}`,
      message: there.eventOf(openid, {
        ...{ Event: 'user_authorization_revoke', OpenID: openid, AppID: there.shop.appid, RevokeInfo: '8' },
      }),
    })
    expect((await rowOfGuest())?.memberAt).toBeNull()
    expect((await consentsOfGuest()).map(([, , given]) => given)).toEqual([true, false])
  })
})

describe('what a guest wants to be called', () => {
  const rename = (name: string) => api.post('/me/profile', { token: guest.token, body: { name } })
  const appear = async () => {
    there.wechat.accept({ openid: await there.openidOf(guest), templateId: 'none', times: 0 })
  }

  it('is kept when WeChat lets it pass', async () => {
    await appear()
    expect((await rename('陈女士')).body.name).toBe('陈女士')
  })

  it.each(['risky', 'review'] as const)('is refused when WeChat finds it %s', async (verdict) => {
    await appear()
    there.wechat.suspect({ word: `坏${verdict}`, verdict })
    const reply = await rename(`坏${verdict}话`)
    expect([reply.status, reply.body.error.code]).toEqual([422, 'name_refused'])
    expect((await rowOfGuest())?.nameSealed).toBeNull()
  })

  it('goes with a picture that was sent to this shop, and with no other', async () => {
    const { merchantId } = there.shop
    const key = `${merchantId}/${'a'.repeat(64)}.jpg`
    const row = { merchantId, key, width: 1, height: 1, bytes: 1, uploadedBy: guest.personId, createdAt: NOW }
    await database.db.insert(pictures).values({ ...row, check: 'none' })
    const show = (avatar: string | null) => api.post('/me/profile', { token: guest.token, body: { avatar } })
    expect((await show(`/pictures/${key}`)).body.avatar).toBe(`/pictures/${key}`)
    const strange = await show(`/pictures/${merchantId}/${'b'.repeat(64)}.jpg`)
    expect(strange.body.error.code).toBe('picture_unknown')
    expect((await show(null)).body.avatar).toBeNull()
  })

  it('is kept while WeChat is away', async () => {
    await appear()
    there.wechat.misbehave({ as: 'down', path: TEXT_CHECK })
    expect((await rename('周先生')).body.name).toBe('周先生')
  })
})
