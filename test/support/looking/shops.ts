import { setTimeout } from 'node:timers/promises'
import { DEMO_SLUG } from '../../../db/seed/index.js'
import { type LocalGuest, signIn } from '../local-guest.js'

/** A shop with what the addresses of its pages name. */
export type LookedAtShop = { slug: string; ids: Record<string, string> }

export const AGENCY_SECRET = 'agency-of-the-tests'

const HARD = {
  shop: '望江楼外楼山外山青山绿水间百年老字号江鲜河鲜湖鲜杭帮菜私房菜馆第一总店旗舰店之家',
  store: '钱塘江滨江大道一百一十八号望江楼外楼山外山青山绿水间旗舰总店之二层临江露台大包间',
  address:
    '浙江省杭州市滨江区钱塘江滨江大道一百一十八号望江国际商务中心一期裙楼二层临江露台从东门进右手边电梯上楼出门左转到底就是我们店门口有大红灯笼',
  notice:
    '江边放烟花那晚从五点半起只接订座，停车场在东门，地铁六号线江虹路站出来走八分钟，带孩子的客人请提前说一声给您留靠里的安静桌，下雨照常开门，露台改到二楼大厅里坐。',
  category: '江鲜河鲜湖鲜海鲜和小河鲜',
  dish: '清蒸富春江野生大鲥鱼配三十年陈花雕火腿冬笋鲜香菇',
  guest: '欧阳上官慕容司马东方诸葛夏侯皇甫尉迟公孙',
  channel: '地铁六号线江虹路站东口出来左手边那张大海报之二',
  recipient: '望江楼外楼各店店长和副店长还有会计的群',
}

const NOBODY = '0'.repeat(32)
const NOTHING = {
  reservation: `rsv_${NOBODY}`,
  voucher: `vch_${NOBODY}`,
  person: `psn_${NOBODY}`,
  dish: `dsh_${NOBODY}`,
  category: `cat_${NOBODY}`,
  offer: `off_${NOBODY}`,
  channel: `chn_${NOBODY}`,
  link: 'nobody.knows.it',
}

const done = async <T extends { status: number; body: unknown }>(answer: Promise<T>): Promise<T['body']> => {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

/** The demo shop, where `guest-0` has a table for Friday and a coupon besides what they had, and likes a dish. */
export const findDemoShop = async (origin: string): Promise<LookedAtShop> => {
  const manager = await signIn(origin, 'manager')
  const store: string = (await done(manager.get('/me'))).staff[0].storeId
  const guest = await signIn(origin, 'guest-0')
  const { items: offers } = await done(guest.get(`/merchants/${DEMO_SLUG}/offers`))
  const claimed = await guest.post(`/offers/${offers[0].id}/claims`, { storeId: store })
  const { items: vouchers } = await done(guest.get('/me/vouchers'))
  const voucher = claimed.status < 300 ? claimed.body : vouchers.find(isLive)
  const { categories } = await done(guest.get(`/merchants/${DEMO_SLUG}/stores/${store}/menu`))
  const dish = categories[0].dishes[0].id
  await done(guest.post(`/dishes/${dish}/favourite`, { liked: true, storeId: store }))
  const reservation = await book(guest, DEMO_SLUG, store, '陈女士')
  const { items: people } = await done(manager.get(`/stores/${store}/guests`))
  const channel = await makeChannel(manager, store, '门口的海报')
  await addRecipient(manager, store, '店长群')
  const link = await makeLink(manager, store)
  return {
    slug: DEMO_SLUG,
    ids: {
      ...{ store, offer: offers[0].id, voucher: voucher.id, reservation, person: people[0].personId },
      ...{ category: categories[0].id, dish, channel, link },
    },
  }
}

/** A shop just opened: its people are there, and nothing else. */
export const openEmptyShop = async (origin: string): Promise<LookedAtShop> => {
  const { slug, store } = await openShop(origin, { name: '新开的店', slug: 'empty-shop', store: '总店' })
  return { slug, ids: { ...NOTHING, store } }
}

/** A shop of long names, high prices and three hundred tables. */
export const openHardShop = async (origin: string): Promise<LookedAtShop> => {
  const { slug, store, owner } = await openShop(origin, {
    ...{ name: HARD.shop, slug: 'hard-shop', store: HARD.store },
  })
  const edit = (path: string, body: object) => done(owner.post(`/stores/${store}${path}`, body))
  await edit('/profile', {
    ...{ name: HARD.store, address: HARD.address, phone: '0571-88888888-88888' },
    ...{ notice: HARD.notice, place: { latitude: 30.2, longitude: 120.2 } },
  })
  await edit('/hours', { periods: [1, 2, 3, 4, 5, 6, 7].map(allDay), closures: [] })
  const category = (await edit('/menu/categories', { name: HARD.category, note: HARD.notice.slice(0, 30) }))
    .categories[0].id
  const dish = { categoryId: category, name: HARD.dish, description: HARD.notice, priceFen: 9_999_900 }
  const menu = await edit('/menu/dishes', { ...dish, featured: true, allergens: ['fish', 'crustacean'] })
  await edit('/menu/dishes', { ...dish, name: `${HARD.dish.slice(0, 22)}·乙`, featured: true })
  await edit('/floor-plan', PLAN)
  const guest = await signIn(origin, 'guest-0', slug)
  const reservation = await book(guest, slug, store, HARD.guest)
  const { items: people } = await done(owner.get(`/stores/${store}/guests`))
  const channel = await makeChannel(owner, store, HARD.channel)
  await addRecipient(owner, store, HARD.recipient)
  return {
    slug,
    ids: {
      ...NOTHING,
      ...{ store, category, dish: menu.categories[0].dishes[0].id, reservation, channel },
      person: people[0]?.personId ?? NOTHING.person,
    },
  }
}

/** A channel with a cost for a day. */
const makeChannel = async (staff: LocalGuest, store: string, name: string): Promise<string> => {
  const { id } = await done(staff.post(`/stores/${store}/channels`, { kind: 'poster', name }))
  const cost = { on: '2026-11-20', amountFen: 9_999_950 }
  await done(staff.post(`/stores/${store}/channels/${id}/costs`, cost))
  return id
}

/** A group that was sent a trial. */
const addRecipient = async (staff: LocalGuest, store: string, name: string) => {
  const place = `/stores/${store}/report-recipients`
  const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7000-4bc4-97a0-0ec2f1fa5aaa'
  const { id } = await done(staff.post(place, { kind: 'wecom', name, address }))
  await done(staff.post(`${place}/${id}/trials`))
}

const MADE_WITHIN_MS = 30_000

/** A link to the last week, which the first ticks write down. */
const makeLink = async (staff: LocalGuest, store: string): Promise<string> => {
  const place = `/stores/${store}/summaries`
  for (const until = Date.now() + MADE_WITHIN_MS; Date.now() < until; await setTimeout(500)) {
    const [summary] = (await done(staff.get(place))).items
    if (!summary) continue
    const { path } = await done(staff.post(`${place}/${summary.id}/links`))
    return path.split('link=')[1]
  }
  throw new Error('no week was written down')
}

const isLive = ({ status }: { status: string }) => status === 'live'

const allDay = (weekday: number) => ({
  weekday,
  name: '全天营业不打烊呀',
  opensMinute: 600,
  closesMinute: 1320,
})

const PLAN = {
  ...{ name: '一楼大堂和二楼露台', width: 800, height: 600 },
  tables: Array.from({ length: 300 }, (_, at) => ({
    ...{ label: `临江${at + 100}`, seats: 8, partyMin: 1, partyMax: 8, shape: at % 2 ? 'round' : 'rect' },
    ...{ x: 20 + 40 * (at % 20), y: 20 + 40 * Math.floor(at / 20), width: 24, height: 24 },
    features: ['靠窗'],
  })),
}

/** Opens a merchant as its agency would; `owner`, `manager` and `clerk` take their posts with the codes they are given. */
const openShop = async (origin: string, wish: { name: string; slug: string; store: string }) => {
  const reply = await fetch(`${origin}/api/merchants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${AGENCY_SECRET}` },
    body: JSON.stringify({
      ...{ ...wish, store: { name: wish.store } },
      ...{ appid: `wx${Buffer.from(wish.slug).toString('hex').padEnd(16, '0').slice(0, 16)}` },
      secret: wish.slug.padEnd(32, '0'),
    }),
  })
  const opened = (await reply.json()) as { storeId: string; ownerCode: string }
  if (!reply.ok) throw new Error(`${reply.status} ${JSON.stringify(opened)}`)
  const owner = await signIn(origin, 'owner', wish.slug)
  await done(owner.post('/me/posts', { code: opened.ownerCode }))
  for (const role of ['manager', 'clerk']) {
    const { code } = await done(owner.post(`/stores/${opened.storeId}/invites`, { role }))
    await done((await signIn(origin, role, wish.slug)).post('/me/posts', { code }))
  }
  return { slug: wish.slug, store: opened.storeId, owner }
}

const book = async (guest: LocalGuest, slug: string, store: string, contactName: string): Promise<string> => {
  const { slots } = await done(
    guest.get(`/merchants/${slug}/stores/${store}/availability?on=2026-11-27&partySize=2`),
  )
  const { startsAt, freeTableIds } = slots.at(-1)
  const wish = { tableId: freeTableIds[0], partySize: 2, startsAt, contactName, contactPhone: '13812346628' }
  const booked = await done(guest.post(`/stores/${store}/reservations`, wish))
  return booked.id
}
