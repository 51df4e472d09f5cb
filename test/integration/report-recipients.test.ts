import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseHandle } from '../../db/client.js'
import { reportRecipients } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { robotAddress } from '../support/places.js'
import { makePerson, makeRuntime, makeShop, type TestPerson, type TestShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let owner: TestPerson
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  shop = await makeShop(made.runtime, 2)
  owner = await makePerson(made.runtime, shop, { role: 'owner' })
  manager = await makePerson(made.runtime, shop, { role: 'manager' })
})

const ofStore = () => `/stores/${shop.storeId}/report-recipients`
const robot = (address = robotAddress('wecom')) => ({ kind: 'wecom', name: '店长群', address })
const add = (body: object, who = manager, path = ofStore()) => api.post(path, { token: who.token, body })
const codeOf = async (answer: ReturnType<typeof add>) => {
  const { status, body } = await answer
  return [status, body.error?.code]
}
const listed = async (path = ofStore(), who = manager) => (await api.get(path, who.token)).body

describe('recipients', () => {
  it('are a manager’s for the store and an owner’s for the brand, and neither sees the other’s', async () => {
    await add({ ...robot(), name: '店长群' })
    await add({ ...robot(), name: '老板群' }, owner, '/report-recipients')
    const names = async (path: string) =>
      (await listed(path, owner)).items.map(({ name }: { name: string }) => name)
    expect(await names(ofStore())).toEqual(['店长群'])
    expect(await names(`/stores/${shop.storeIds[1]}/report-recipients`)).toEqual([])
    expect(await names('/report-recipients')).toEqual(['老板群'])
    const [{ id }] = (await listed('/report-recipients', owner)).items
    expect(await codeOf(api.post(`${ofStore()}/${id}/removal`, { token: owner.token }))).toEqual([
      404,
      'not_found',
    ])
    expect(await codeOf(api.post(`${ofStore()}/${id}/trials`, { token: owner.token }))).toEqual([
      404,
      'not_found',
    ])
    expect((await api.get(`${ofStore()}/${id}/deliveries`, owner.token)).status).toBe(404)
  })

  it('never tell their address or secret again, and keep both sealed', async () => {
    const address = robotAddress('dingtalk')
    const added = await add({ kind: 'dingtalk', name: '店长群', address, secret: 'SEC-hush' })
    const told = JSON.stringify([added.body, await listed()])
    expect(added.body).toMatchObject({ kind: 'dingtalk', name: '店长群', signed: true, lastDelivery: null })
    expect(added.body.address).toBe(`…${address.slice(-4)}`)
    expect(told).not.toContain(address.slice(-12))
    expect(told).not.toContain('hush')
    const [row] = await database.db
      .select()
      .from(reportRecipients)
      .where(eq(reportRecipients.merchantId, shop.merchantId))
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${address.slice(-12)}|hush`))
    const mailbox = await add({ kind: 'email', name: '老板', address: 'boss@example.com' })
    expect(mailbox.body.address).toBe('b***@example.com')
  })

  it('are each address once, and twenty at most; one that was removed can come again', async () => {
    const address = robotAddress('wecom')
    const { body } = await add(robot(address))
    expect(await codeOf(add(robot(address)))).toEqual([409, 'recipient_exists'])
    // The same robot for the brand is another recipient.
    expect((await add(robot(address), owner, '/report-recipients')).status).toBe(201)
    for (let nth = 1; nth < 20; nth++) expect((await add(robot())).status).toBe(201)
    expect(await codeOf(add(robot()))).toEqual([409, 'recipients_full'])
    const removed = await api.post(`${ofStore()}/${body.id}/removal`, { token: manager.token })
    expect([removed.status, removed.body.id]).toEqual([201, body.id])
    expect((await add(robot(address))).status).toBe(201)
    expect((await listed()).items).toHaveLength(20)
    expect(await codeOf(api.post(`${ofStore()}/${body.id}/removal`, { token: manager.token }))).toEqual([
      404,
      'not_found',
    ])
  })

  it.each([
    ['an address that is none', { kind: 'wecom', address: '店长群' }, [422, 'robot_address_unknown']],
    [
      'another messenger’s',
      { kind: 'feishu', address: robotAddress('wecom') },
      [422, 'robot_address_unknown'],
    ],
    [
      'an address in our own house',
      { kind: 'wecom', address: 'https://127.0.0.1/cgi-bin/webhook/send?key=0123456789abcdef' },
      [422, 'robot_address_unknown'],
    ],
    ['a mailbox that is none', { kind: 'email', address: 'boss' }, [422, 'mailbox_unknown']],
    [
      'a secret for WeCom, which has none',
      { kind: 'wecom', address: robotAddress('wecom'), secret: 's' },
      [400, 'invalid_request'],
    ],
    [
      'a secret that DingTalk gives nobody',
      { kind: 'dingtalk', address: robotAddress('dingtalk'), secret: 'hush' },
      [422, 'robot_secret_unknown'],
    ],
    ['no name', { kind: 'wecom', address: robotAddress('wecom'), name: ' ' }, [400, 'invalid_request']],
  ])('with %s are refused', async (_, wish, refusal) => {
    expect(await codeOf(add({ name: '店长群', ...wish }))).toEqual(refusal)
  })

  it('are no mailboxes where the deployment has none to send from', async () => {
    const messengers = { ...made.runtime.messengers, canMail: false }
    const bare = await serveApi({ ...made.runtime, messengers })
    const body = { kind: 'email', name: '老板', address: 'boss@example.com' }
    const answer = await bare.post(ofStore(), { token: manager.token, body })
    expect([answer.status, answer.body.error.code]).toEqual([501, 'mail_missing'])
    expect((await bare.get(ofStore(), manager.token)).body.kinds).toEqual(['wecom', 'dingtalk', 'feishu'])
    expect((await listed()).kinds).toContain('email')
    await bare.close()
  })

  it('come page by page, each once', async () => {
    const ids: string[] = []
    for (let nth = 0; nth < 5; nth++) ids.push((await add(robot())).body.id)
    const walked: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await listed(
        `${ofStore()}?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      walked.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    // All of one moment: only the id tells them apart.
    expect(walked).toEqual(ids.toSorted())
  })

  it('stand in 谁做了什么 by their names, whatever was done to them', async () => {
    const { body } = await add({ ...robot(), name: '夜班群' })
    await api.post(`${ofStore()}/${body.id}/trials`, { token: manager.token })
    await api.post(`${ofStore()}/${body.id}/removal`, { token: manager.token })
    const { items } = (await api.get('/staff-actions', owner.token)).body
    const told = items.map(({ action, about }: { action: string; about: string }) => [action, about])
    expect(told.toSorted()).toEqual(
      [
        ['加一个收这家店报告的地方', '夜班群'],
        ['试发一条这家店的报告', '夜班群'],
        ['这家店的报告不再发到那里', '夜班群'],
      ].toSorted(),
    )
  })
})

describe('a trial', () => {
  it('is put once for its key, five times an hour, and stands in the list', async () => {
    const { body } = await add(robot())
    const path = `${ofStore()}/${body.id}/trials`
    const key = 'k'.repeat(20)
    const first = await api.post(path, { token: manager.token, key })
    expect(await api.post(path, { token: manager.token, key })).toMatchObject({ body: first.body })
    expect(first.body).toMatchObject({ about: 'trial', status: 'waiting', words: '马上就发' })
    for (let nth = 1; nth < 5; nth++)
      expect((await api.post(path, { token: manager.token })).status).toBe(201)
    expect(await codeOf(api.post(path, { token: manager.token }))).toEqual([429, 'too_many_requests'])

    const deliveries = `${ofStore()}/${body.id}/deliveries?limit=3`
    const page = await listed(deliveries)
    const rest = await listed(`${deliveries}&cursor=${page.nextCursor}`)
    expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 2, null])
    const [last] = page.items
    expect((await listed()).items[0].lastDelivery).toEqual(last)
    const then = made.time.now
    made.time.now = new Date(then.getTime() + 3_601_000)
    expect((await api.post(path, { token: manager.token })).status).toBe(201)
    made.time.now = then
  })
})
