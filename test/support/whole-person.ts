import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { CONSENT_WORDINGS, MEMBERSHIP_VERSION } from '../../api/_members/vocabulary.js'
import { putWork } from '../../api/_platform/due-work.js'
import { newId } from '../../api/_platform/ids.js'
import {
  channels,
  interests,
  merges,
  messageGrants,
  notices,
  people,
  personTags,
  sessions,
  staff,
  staffActions,
  storeVisitors,
  tags,
  visitorPeople,
  visitors,
} from '../../db/schema/index.js'
import type { TestApi } from './api.js'
import { makeJpeg } from './images.js'
import { sendPicture } from './picture-house.js'
import { redeemAVoucher } from './redeeming.js'
import { makeDish, makeOffer, makePerson, type TestPerson } from './shop.js'
import type { WeChatShop } from './wechat-shop.js'

/** How the person is called, wherever it stands. */
export const CALLED = {
  ...{ name: '沈清欢', staffName: '清欢姐', telephoneName: '沈小姐', elsewhere: '沈女士' },
  ...{ phone: '13812346628', typedPhone: '13922223333' },
  ...{ openid: 'oTheWholePersonOpenid', unionid: 'uTheWholePersonUnionid', earlierOpenid: 'oEarlierOpenid' },
}

type House = { there: WeChatShop; api: TestApi; time: { now: Date } }

/** A person with rows of every kind there is, made by the routes where there are routes, and staff who dealt with them. */
export const makeWholePerson = async (house: House) => {
  const { there, api, time } = house
  const { shop, runtime, wechat } = there
  const { db } = runtime
  const { merchantId, storeId } = shop
  const owner = await makePerson(runtime, shop, { role: 'owner' })
  const clerk = await makePerson(runtime, shop, { role: 'clerk' })
  const manager = await makePerson(runtime, shop, { role: 'manager' })
  const later = (seconds = 1) => {
    time.now = new Date(time.now.getTime() + seconds * 1_000)
  }
  const ok = async <T extends { status: number; body: unknown }>(asked: Promise<T>): Promise<T> => {
    later()
    const answer = await asked
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer
  }

  // Known by telephone before anything else.
  const book = (token: string, path: string, more: object) =>
    ok(api.post(`/stores/${storeId}/${path}`, { token, body: { partySize: 2, ...more } }))
  const inHours = (hours: number) =>
    new Date(Math.ceil(time.now.getTime() / 1_800_000) * 1_800_000 + hours * 3_600_000).toISOString()
  await book(clerk.token, 'telephone-reservations', {
    ...{ tableId: shop.tableOf('A1').id, startsAt: inHours(48) },
    ...{ contactPhone: CALLED.phone, contactName: CALLED.telephoneName },
  })

  const visitorId = randomUUID()
  const signIn = async (openid: string) => {
    wechat.accept({ openid, templateId: 'tpl-reminder', times: 0 })
    const code = wechat.issueCode(openid)
    const answer = await ok(api.post('/session', { body: { appid: shop.appid, code, visitorId } }))
    return { token: answer.body.token as string, personId: answer.body.me.personId as string }
  }
  const { token, personId } = await signIn(CALLED.openid)
  const guest = { token, personId } as TestPerson
  const earlier = await signIn(CALLED.earlierOpenid)
  await signIn(CALLED.openid)

  const picture = (await sendPicture(api, await makeJpeg(), { token })).body.picture as string
  await ok(api.post('/me/profile', { token, body: { name: CALLED.name, avatar: picture } }))
  const typed = { contactPhone: CALLED.typedPhone, contactName: CALLED.elsewhere }
  const seated = await book(token, 'reservations', {
    tableId: shop.tableOf('A2').id,
    startsAt: inHours(1),
    ...typed,
  })
  await ok(api.post(`/stores/${storeId}/reservations/${seated.body.id}/seating`, { token: clerk.token }))
  const coming = await book(token, 'reservations', { tableId: shop.tableOf('A3').id, startsAt: inHours(50) })
  const { dishId } = await makeDish(runtime, shop)
  await ok(api.post(`/dishes/${dishId}/favourite`, { token, body: { liked: true, storeId } }))
  const phoneCode = wechat.issuePhoneCode({ phone: CALLED.phone })
  const joining = { phoneCode, termsVersion: MEMBERSHIP_VERSION, storeId }
  await ok(api.post('/me/membership', { token, body: joining }))
  for (const purpose of ['marketing', 'sharing'] as const) {
    const { version } = CONSENT_WORDINGS[purpose]
    const body = { purpose, given: true, version, storeId, page: 'privacy' }
    await ok(api.post('/me/consents', { token, body }))
  }
  const redeemed = await redeemAVoucher(api, { shop, guest, clerk })
  if (redeemed.status >= 300) throw new Error('not redeemed')
  const secondOffer = await makeOffer(db, merchantId, time.now, { title: '送一碟桂花糕' })
  const live = await ok(api.post(`/offers/${secondOffer}/claims`, { token, body: { storeId } }))
  await ok(api.get(`/stores/${storeId}/guests/${personId}`, manager.token))
  await ok(api.get(`/stores/${storeId}/reservations?limit=100`, clerk.token))

  // A post that they claimed, one that they gave and one that was taken from them.
  const invite = await ok(
    api.post(`/stores/${storeId}/invites`, { token: owner.token, body: { role: 'manager' } }),
  )
  await ok(api.post('/me/posts', { token, body: { code: invite.body.code, name: CALLED.staffName } }))
  await ok(api.post(`/stores/${storeId}/invites`, { token, body: { role: 'clerk' } }))
  const [post] = await db.select().from(staff).where(eq(staff.personId, personId))
  await ok(api.post(`/stores/${storeId}/staff/${post?.id}/removal`, { token: owner.token }))
  const again = await ok(
    api.post(`/stores/${storeId}/invites`, { token: owner.token, body: { role: 'clerk' } }),
  )
  await ok(api.post('/me/posts', { token, body: { code: again.body.code, name: CALLED.name } }))
  // A reply of staff that names them: the list of who works here.
  const third = await ok(
    api.post(`/stores/${storeId}/invites`, { token: owner.token, body: { role: 'clerk' } }),
  )
  await ok(api.post(`/stores/${storeId}/invites/${third.body.id}/removal`, { token: owner.token }))

  await push(house, CALLED.openid, shop.appid)
  await writeRest(house, { personId, earlierId: earlier.personId, visitorId, by: owner.personId })
  await putWork(
    { db, now: time.now },
    { kind: 'remindOfReservation', data: { merchantId, reservationId: coming.body.id } },
    { dueAt: new Date(time.now.getTime() + 86_400_000) },
  )
  const [row] = await db.select().from(people).where(eq(people.id, personId))
  const personKey = row?.personKey ?? ''
  await logSome(house, { token, visitorId })
  return {
    ...{ personId, earlierId: earlier.personId, token, personKey, visitorId, picture },
    ...{ owner, clerk, manager, coming: coming.body.id as string, seated: seated.body.id as string },
    voucherId: live.body.id as string,
    again: () => signIn(CALLED.openid),
  }
}

const push = async ({ there, api }: House, openid: string, appid: string) => {
  const choice = { TemplateId: 'tpl-reminder', SubscribeStatusString: 'accept', PopupScene: '0' }
  await there.wechat.push({
    url: `${api.origin}/api/wechat?appid=${appid}`,
    message: there.eventOf(openid, { Event: 'subscribe_msg_popup_event', List: choice }),
  })
}

const logSome = async (
  { api, there, time }: House,
  { token, visitorId }: { token: string; visitorId: string },
) => {
  const event = (name: string) => ({
    ...{
      id: newId('x', time.now)
        .slice(2)
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      name,
    },
    ...{ occurredAt: time.now.toISOString(), storeId: there.shop.storeId, properties: {} },
  })
  const body = {
    ...{ appid: there.shop.appid, visitorId, sentAt: time.now.toISOString() },
    events: [event('app_shown'), event('booking_started')],
  }
  const answer = await api.post('/events', { token, body })
  if (answer.body.accepted !== 2) throw new Error(JSON.stringify(answer.body))
}

type Rest = { personId: string; earlierId: string; visitorId: string; by: string }

/** What other rooms and other days leave behind. */
const writeRest = async ({ there, time }: House, { personId, earlierId, visitorId, by }: Rest) => {
  const { db, sealer } = there.runtime
  const { merchantId, storeId } = there.shop
  const now = time.now
  const seal = (place: string, text: string) => sealer.seal(`${merchantId}/${place}`, text)
  const isThey = and(eq(people.merchantId, merchantId), eq(people.id, personId))
  await db
    .update(people)
    .set({
      unionidHash: sealer.lookup(`${merchantId}/unionid`, CALLED.unionid),
      unionidSealed: seal('unionid', CALLED.unionid),
    })
    .where(isThey)
  await db
    .update(people)
    .set({ mergedInto: personId, nameSealed: seal('name', CALLED.elsewhere) })
    .where(and(eq(people.merchantId, merchantId), eq(people.id, earlierId)))
  const [they] = await db.select().from(people).where(isThey)
  const personKey = they?.personKey ?? ''
  const tagId = newId('tag', now)
  await db.insert(tags).values({ merchantId, id: tagId, name: '爱坐窗边', createdAt: now })
  await db.insert(personTags).values({ merchantId, personId, tagId, givenBy: by, givenAt: now })
  const undo = seal(
    'mergeUndo',
    JSON.stringify({ from: { name: CALLED.elsewhere, phone: CALLED.typedPhone } }),
  )
  const merge = { merchantId, reason: 'phone' as const, mergedBy: by, mergedAt: now, undoSealed: undo }
  await db
    .insert(merges)
    .values({ ...merge, id: newId('mrg', now), fromPersonId: earlierId, intoPersonId: personId })
  const others = [await makePerson(there.runtime, there.shop), await makePerson(there.runtime, there.shop)]
  await db.insert(merges).values({
    ...{ ...merge, id: newId('mrg', now), fromPersonId: others[0]?.personId ?? '' },
    ...{ intoPersonId: others[1]?.personId ?? '' },
    undoSealed: seal('mergeUndo', JSON.stringify({ into: { phone: CALLED.phone } })),
  })
  const channelId = newId('chn', now)
  await db.insert(channels).values({
    ...{ merchantId, id: channelId, storeId, code: 'abcdefgh', kind: 'poster', name: '门口', createdAt: now },
  })
  await db
    .insert(sessions)
    .values({
      ...{
        merchantId,
        visitorId,
        startedAt: now,
        endedAt: now,
        source: 'poster',
        channelId,
        storeId,
        personKey,
      },
      ...{ staff: false, events: 3, pages: 1 },
    })
    .onConflictDoUpdate({
      target: [sessions.merchantId, sessions.visitorId, sessions.startedAt],
      set: { personKey },
    })
  const seen = { merchantId, visitorId, firstSeenAt: now, lastSeenAt: now, personKey, linkedAt: now }
  await db
    .insert(visitors)
    .values(seen)
    .onConflictDoUpdate({
      target: [visitors.merchantId, visitors.visitorId],
      set: { personKey, linkedAt: now },
    })
  const on = now.toISOString().slice(0, 10)
  await db.insert(visitorPeople).values({ merchantId, visitorId, on, personKey }).onConflictDoNothing()
  await db.insert(storeVisitors).values({ merchantId, storeId, on, who: personKey }).onConflictDoNothing()
  const dish = { how: 'dishViewed' as const, subjectId: randomUUID() }
  await db.insert(interests).values({ merchantId, storeId, on, ...dish, who: personKey })
  await db.insert(messageGrants).values({
    ...{ merchantId, id: newId('grt', now), personId, templateId: 'tpl-reminder', change: 1 },
    ...{ reason: 'accepted' as const, at: now },
  })
  await db.insert(notices).values({
    ...{ merchantId, id: newId('ntc', now), personId, kind: 'reservationReminder' as const },
    ...{ subjectId: 'rsv_of_old', templateId: 'tpl-reminder', status: 'sent' as const },
    ...{ createdAt: now, settledAt: now },
  })
  await db.insert(staffActions).values({
    ...{
      merchantId,
      id: newId('act', now),
      storeId,
      personId: by,
      action: '看了手机号',
      subject: personId,
      at: now,
    },
  })
  await db.execute(sql`insert into jobs.archive (id, name, data, priority, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after, expire_in, created_on, keep_until)
    select gen_random_uuid(), name, data, priority, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after, expire_in, created_on, keep_until from jobs.job where data->>'kind' = 'remindOfReservation'`)
}
