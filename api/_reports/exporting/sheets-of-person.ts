import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { dishes, favourites, messageGrants, notices, personTags, tags } from '../../../db/schema/index.js'
import { findOpenid, getPerson, listConsents } from '../../_members/index.js'
import { storeName, type Telling, whenIn } from './telling.js'

const CONSENTS_MAX = 1_000
const PURPOSES = {
  membership: '会员',
  service: '为订座和券联系',
  marketing: '按习惯推荐',
  sharing: '给合作的店',
}

export const tellMe = async (t: Telling) => {
  const person = await getPerson(t, t.personId)
  const given = await t.db
    .select({ name: tags.name })
    .from(personTags)
    .innerJoin(tags, and(eq(tags.merchantId, personTags.merchantId), eq(tags.id, personTags.tagId)))
    .where(and(eq(personTags.merchantId, t.merchantId), inArray(personTags.personId, t.personIds)))
    .orderBy(asc(tags.name))
  return [
    ['店里记着', '内容'],
    ['称呼', person.name],
    ['手机号', person.phone],
    ['微信给这家店的编号', await findOpenid(t, t.personId)],
    ['头像', person.avatar],
    ['没满 14 岁', person.under14 ? '是' : '没说过'],
    ['第一次来', whenIn(t, person.createdAt)],
    ['成为粉丝', whenIn(t, person.fanAt, person.fanStoreId)],
    ['成为会员', whenIn(t, person.memberAt, person.memberStoreId)],
    ['成为熟客', whenIn(t, person.regularAt)],
    ['到店几次', person.visits],
    ['最近到店', person.lastVisitOn],
    ['店里给的标签', given.map(({ name }) => name).join('、') || null],
  ]
}

export const tellFavourites = async (t: Telling) => {
  const rows = await t.db
    .select({ name: dishes.name, at: favourites.createdAt })
    .from(favourites)
    .innerJoin(dishes, and(eq(dishes.merchantId, favourites.merchantId), eq(dishes.id, favourites.dishId)))
    .where(and(eq(favourites.merchantId, t.merchantId), inArray(favourites.personId, t.personIds)))
    .orderBy(desc(favourites.createdAt))
  return [['想吃的菜', '什么时候'], ...rows.map(({ name, at }) => [name, whenIn(t, at)])]
}

export const tellConsents = async (t: Telling) => {
  const rows = await listConsents(t, t.personId, CONSENTS_MAX)
  return [
    ['哪一项', '说了什么', '什么时候', '说明的版本', '在哪一页', '哪家店'],
    ...rows.map(({ purpose, given, at, version, page, storeId }) => [
      ...[PURPOSES[purpose], given ? '同意' : '收回', whenIn(t, at, storeId), version, page],
      storeName(t, storeId),
    ]),
  ]
}

const KINDS = {
  ...{ reservationReminder: '订座提醒', voucherExpiry: '券快过期' },
  ...{ weeklySummary: '周一小结', alert: '店里的提醒' },
}
const STATUSES = {
  ...{ sending: '在发', waiting: '等着发', sent: '发了', refused: '你没允许' },
  ...{ failed: '没发成', unknown: '不知道到没到' },
}
const REASONS = { accepted: '你允许一次', spent: '用掉一次', returned: '没发成，退回', withdrawn: '你关掉了' }

export const tellMessages = async (t: Telling) => {
  const told = await t.db
    .select()
    .from(notices)
    .where(and(eq(notices.merchantId, t.merchantId), inArray(notices.personId, t.personIds)))
    .orderBy(desc(notices.createdAt))
  const allowed = await t.db
    .select()
    .from(messageGrants)
    .where(and(eq(messageGrants.merchantId, t.merchantId), inArray(messageGrants.personId, t.personIds)))
    .orderBy(desc(messageGrants.at))
  return [
    ['什么', '怎么样', '什么时候'],
    ...told.map(({ kind, status, createdAt }) => [KINDS[kind], STATUSES[status], whenIn(t, createdAt)]),
    ...allowed.map(({ reason, at }) => ['微信消息的允许', REASONS[reason], whenIn(t, at)]),
  ]
}
