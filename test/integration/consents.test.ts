import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasConsent } from '../../api/_members/index.js'
import { CONSENT_WORDINGS, type SwitchedPurpose } from '../../api/_members/vocabulary.js'
import type { DatabaseHandle } from '../../db/client.js'
import { consents, events } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  guest = await makePerson(made.runtime, shop)
})

const say = (purpose: SwitchedPurpose, given: boolean, more: object = {}) => {
  made.time.now = new Date(made.time.now.getTime() + 1_000)
  const { version } = CONSENT_WORDINGS[purpose]
  const body = { purpose, given, version, storeId: shop.storeId, page: 'privacy', ...more }
  return api.post('/me/consents', { token: guest.token, body })
}
const standing = async () => {
  const { body } = await api.get('/me/consents', guest.token)
  return Object.fromEntries(
    body.standing.map((one: { purpose: string; given: boolean }) => [one.purpose, one.given]),
  )
}
const rowsOfGuest = () =>
  database.db.select().from(consents).where(eq(consents.personId, guest.personId)).orderBy(asc(consents.at))
const eventsOfGuest = async () => {
  const rows = await database.db
    .select()
    .from(events)
    .where(eq(events.personKey, guest.personKey))
    .orderBy(asc(events.id))
  return rows.map(({ name, properties }) => [name, properties.purpose])
}

describe('a guest who never said anything', () => {
  it('is served, and agreed to nothing else', async () => {
    expect(await standing()).toEqual({ service: true, marketing: false, sharing: false })
    expect(await rowsOfGuest()).toEqual([])
  })
})

describe('a switch', () => {
  it('writes down the wording, when, in which store and on which page; the latest word holds', async () => {
    expect((await say('marketing', true)).status).toBe(201)
    expect(await standing()).toMatchObject({ marketing: true, sharing: false })
    const [row] = await rowsOfGuest()
    expect(row).toMatchObject({
      ...{ purpose: 'marketing', version: CONSENT_WORDINGS.marketing.version, given: true },
      ...{ storeId: shop.storeId, page: 'privacy', at: made.time.now },
    })
    await say('marketing', false)
    expect(await standing()).toMatchObject({ marketing: false })
    expect((await rowsOfGuest()).map(({ given }) => given)).toEqual([true, false])
    expect(await eventsOfGuest()).toEqual([
      ['consent_given', 'marketing'],
      ['consent_withdrawn', 'marketing'],
    ])
  })

  it('that stands already is not written again', async () => {
    await say('marketing', false)
    await say('service', true)
    await say('sharing', true)
    const answer = await say('sharing', true)
    expect(answer.body.standing).toContainEqual(expect.objectContaining({ purpose: 'sharing', given: true }))
    expect(await rowsOfGuest()).toHaveLength(1)
    expect(await eventsOfGuest()).toHaveLength(1)
  })

  it('is not given in a wording nobody shows any more, but always taken back', async () => {
    const old = await say('marketing', true, { version: '2020-01-01' })
    expect([old.status, old.body.error.code]).toEqual([409, 'terms_changed'])
    await say('marketing', true)
    expect((await say('marketing', false, { version: '2020-01-01' })).status).toBe(201)
    expect(await standing()).toMatchObject({ marketing: false })
  })

  it.each([
    ['membership', { purpose: 'membership' }],
    ["another merchant's store", { storeId: 'sto_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b' }],
    ['a page of free text', { page: '我家在文三路' }],
  ])('refuses %s', async (_, more) => {
    expect((await say('marketing', true, more)).status).toBeGreaterThanOrEqual(400)
    expect(await rowsOfGuest()).toEqual([])
  })

  it('tapped twice at once is written once', async () => {
    await Promise.all([say('marketing', true), say('marketing', true), say('marketing', true)])
    expect(await rowsOfGuest()).toHaveLength(1)
  })
})

describe('a child', () => {
  it('has no profile: nothing can be switched on, and facts are nobody’s', async () => {
    await say('marketing', true)
    const answer = await api.post('/me/age', { token: guest.token, body: { under14: true } })
    expect([answer.status, answer.body.under14]).toEqual([201, true])
    expect(await standing()).toEqual({ service: true, marketing: false, sharing: false })
    const refused = await say('sharing', true)
    expect([refused.status, refused.body.error.code]).toEqual([403, 'profile_withheld'])
    expect(await hasConsent(guest.ctx(), guest.personId, 'marketing')).toBe(false)

    await say('service', false)
    const facts = await database.db.select().from(events).where(eq(events.name, 'consent_withdrawn'))
    expect(facts.at(-1)).toMatchObject({ personKey: null, properties: { purpose: 'service' } })
  })

  it('who turns out to be older starts over, with what was on before off', async () => {
    await say('marketing', true)
    for (const under14 of [true, false]) await api.post('/me/age', { token: guest.token, body: { under14 } })
    expect(await standing()).toMatchObject({ marketing: false })
    expect((await say('marketing', true)).status).toBe(201)
  })
})
