import { randomUUID } from 'node:crypto'
import { CONSENT_WORDINGS, MEMBERSHIP_VERSION } from '../../api/_members/vocabulary.js'
import { FRIDAY_EVENING } from './shop.js'

const ROBOTS = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/',
}

/** The address of a robot, of a new one where its key is not said. */
export const robotAddress = (kind: keyof typeof ROBOTS, key = randomUUID()) =>
  ROBOTS[kind] + (kind === 'dingtalk' ? key.replaceAll('-', '') : key)

/** Ids of things that exist, by the names they have in paths. */
export type Place = Record<string, string>

/** A body that a command's route takes, for what exists in that place. */
export const bodyFor = (path: string, place: Place, tableId = place.tableId) => {
  if (/\/(telephone-)?reservations$/.test(path)) {
    const startsAt = new Date(FRIDAY_EVENING.getTime() + 3 * 3_600_000).toISOString()
    return { tableId, partySize: 2, startsAt, contactPhone: '13900003333' }
  }
  if (path.endsWith('/claims')) return { storeId: place.storeId }
  if (path.endsWith('/validations')) return { code: place.code }
  if (path.endsWith('/redemptions')) return { voucherId: place.voucherId, billFen: 50_000 }
  if (path.endsWith('/invites')) return path.startsWith('/stores') ? { role: 'clerk' } : undefined
  if (path === '/me/profile') return { name: '小沈' }
  if (path === '/me/membership')
    return { phoneCode: 'NOSUCHCODE', termsVersion: MEMBERSHIP_VERSION, storeId: place.storeId }
  if (path === '/me/phone') return { phoneCode: 'NOSUCHCODE' }
  if (path.endsWith('/favourite')) return { liked: true, storeId: place.storeId }
  if (path === '/me/consents')
    return {
      purpose: 'marketing',
      given: true,
      version: CONSENT_WORDINGS.marketing.version,
      page: 'privacy',
    }
  if (path === '/me/age') return { under14: false }
  if (path === '/retention') return { keepEventsMonths: 24, keepContactsMonths: 24 }
  if (path === '/me/posts') return { code: 'NOSUCHCODE' }
  if (path === '/stores') return { name: '三店' }
  if (path.endsWith('/profile')) return { name: '改名', address: '', phone: '', notice: null, place: null }
  if (path.endsWith('/hours')) return { periods: [], closures: [] }
  if (/\/categories(\/\{categoryId\})?$/.test(path)) return { name: '新的一类' }
  if (/\/dishes(\/\{dishId\})?$/.test(path))
    return { categoryId: place.categoryId, name: '新菜', priceFen: 100 }
  if (/\}\/offers(\/\{offerId\})?$/.test(path)) return offerOf(place)
  if (path.endsWith('/sold-out')) return { soldOut: true }
  if (path.endsWith('/channels')) return { kind: 'poster', name: '门口海报' }
  if (path.endsWith('/channels/{channelId}')) return { name: '改名', ended: true }
  if (path.endsWith('/report-recipients'))
    return { kind: 'wecom', name: '店长群', address: robotAddress('wecom') }
  if (path.endsWith('/costs')) return { on: '2026-11-25', amountFen: 100 }
  if (path.endsWith('/menu/order')) return { categories: [] }
  if (path.endsWith('/floor-plan')) return { name: '一楼', width: 300, height: 300, tables: [] }
  if (/\}\/tags(\/\{tagId\})?$/.test(path))
    return path.includes('/guests/') ? { tagId: place.tagId } : { name: '新标签' }
  if (path.endsWith('/funnels')) return { name: '看券', definition: FUNNEL }
  if (path.endsWith('/funnel-answers')) return { definition: FUNNEL, from: '2026-11-01', to: '2026-11-25' }
  if (path.endsWith('/retention-answers')) return RETENTION
  if (path.endsWith('/merges')) return { otherPersonId: place.personId }
  if (path === '/merchants') return openingOf(place)
  if (path === '/session') return { appid: place.merchant, code: randomUUID() }
  return undefined
}

const [SEES, CLAIMS] = ['offer_viewed', 'voucher_claimed'].map((event) => [{ event }])
const FUNNEL = {
  steps: [
    { words: '看券', events: SEES },
    { words: '领券', events: CLAIMS },
  ],
  ...{ order: 'ordered', windowSeconds: 86_400 },
}
const RETENTION = { target: SEES, returning: CLAIMS, unit: 'week', kind: 'first' }

const offerOf = (place: Place) => ({
  ...{ title: '满 100 减 10', terms: '', kind: 'amountOff', discountFen: 1_000, minSpendFen: 10_000 },
  ...{ picture: null, storeIds: [place.storeId], claimUntil: null },
  ...{ validDays: 30, perPersonLimit: 1, stock: null },
})

const openingOf = (place: Place) => ({
  ...{ name: '别家', slug: 'other-house', appid: `wx${'0'.repeat(16)}`, secret: 's'.repeat(32) },
  store: { name: `${place.merchant} 旁边` },
})

/** Names in paths that are no ids. */
const SOME: Place = { figure: 'claims', question: 'visits', subject: 'dishId' }

/** Whether a path leads to something of a merchant's; names are the same everywhere. */
export const leadsSomewhere = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => !(name in SOME))

const QUERIES = {
  '/availability': '?partySize=2',
  '/found-reservations': '?tail=2222',
  '/dropped': '?step=1',
  '/figure-sheet': '?page=overview',
  '/retention-answers/{question}/guests': '?unit=week&on=2026-11-23&after=0',
  '/retention-answers/{question}/sheet': '?unit=week',
}

/** A route's path with the ids of a place, and the query it cannot do without. */
export const addressOf = (path: string, place: Place) => {
  const query = Object.entries(QUERIES).find(([end]) => path.endsWith(end))?.[1] ?? ''
  return path.replace(/\{(\w+)\}/g, (_, name) => place[name] ?? SOME[name] ?? `no ${name}`) + query
}
