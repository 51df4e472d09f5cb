import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type LocalGuest, signIn } from '../support/local-guest.js'
import { built } from './builds.js'
import { pagesOf } from './phone/site.js'
import { look, type Phones, phonesWith } from './phones.js'
import { bookTonight, countedToday } from './tonight.js'
import { walkFigures } from './walk-figures.js'

const GUEST = 'guest-weapp'
const MOST_TO_CROSS = 64 * 1024
const origin = inject('localOrigin')

let phones: Phones
let manager: LocalGuest
let before: Record<string, number>

beforeAll(async () => {
  phones = await phonesWith(built, origin)
  manager = await signIn(origin, 'manager')
  before = await countedToday(manager)
})
afterAll(() => phones?.close())

describe.sequential('the compiled mini-program, run on WeChat’s open component framework', () => {
  it('shows a guest the shop, its menu and its offers', async () => {
    const phone = await phones.of(`${GUEST}-looking`)
    const { see, tab, shown } = phone.hands
    const onHome = [
      '望江小馆',
      '营业中',
      /滨江大道 118 号/,
      /江边放烟花/,
      '满 200 减 30',
      '外婆红烧肉',
      '¥58',
    ]
    for (const words of onHome) await see(words)
    await look(phone, 'home')
    await tab('菜单')
    for (const words of ['清蒸江鲈', '¥98', '今天售罄', '江鲜', '茶和酒']) await see(words)
    await look(phone, 'menu')
    // A second in sight is what counts as seen.
    await phone.page.waitForTimeout(1_500)
    await tab('券')
    await see('领 ¥30')
    await look(phone, 'coupons')
    await shown('.tab-bar-current', '券').waitFor()
    expect(await phone.stack()).toEqual(['pages/coupons/index'])
    expect(await phone.barsOfTabs()).toBe(3)
  })

  it('books a table on the plan in at most 5 taps, finds it under 我的, and gives it back', async () => {
    const phone = await phones.of(`${GUEST}-leaving`)
    const { see, tap, tapOn, shown, tab, back, taps } = phone.hands
    await tap('订今晚')
    await see('挑一张桌')
    await tapOn(shown('.plan-table-free'))
    await look(phone, 'booking')
    await tap(/^订 .+ · 2 位 · \d+/)
    const number = shown('.text-field', '手机号').locator('input')
    await tapOn(number)
    await number.fill('13812346628')
    await look(phone, 'phone')
    await tap('留下手机号，订好')
    await see(/订好了/)
    expect(taps()).toBeLessThanOrEqual(5)
    await see(/138 \*\*\*\* 6628/)
    await look(phone, 'booked')
    expect(await phone.stack()).toEqual(['pages/home/index', 'pages/booked/index'])

    await back()
    await tab('我的')
    await see(/2 位/)
    await look(phone, 'me')
    await tap(/2 位/)
    await tap(/不去了/)
    await look(phone, 'leaving')
    await tap('不去了，退掉这张桌')
    await see(/再订一次/)
    const mine = await (await signIn(origin, `${GUEST}-leaving`)).get('/me/reservations')
    expect(mine.body.items.map((item: { status: string }) => item.status)).toEqual(['canceled'])
  })

  it('claims an offer and shows its code in at most 3 taps; the code renews', async () => {
    const phone = await phones.of(GUEST)
    const { tap, read, taps } = phone.hands
    const code = async () => (await read('.till-card-digits')).replace(/\D/g, '')
    await tap(/满 200 减 30/)
    await tap('领 ¥30')
    await tap('出示')
    const first = await code()
    expect(first).toMatch(/^\d{12}$/)
    expect(taps()).toBeLessThanOrEqual(3)
    await look(phone, 'coupon')
    await expect.poll(code, { timeout: 35_000 }).not.toBe(first)
    expect((await code()).slice(0, 6)).toBe(first.slice(0, 6))
  }, 90_000)

  it('likes a dish and sends it on, joins by WeChat’s button, and allows the reminder of a booking', async () => {
    const phone = await phones.of(`${GUEST}-joining`)
    const { see, tap, tapOn, shown, tab, back } = phone.hands
    await tab('菜单')
    await tapOn(shown('.like-button'))
    await expect.poll(() => shown('.like-button-on').count()).toBe(1)
    await tap('外婆红烧肉')
    await tap('看大图，发给朋友')
    await see('订座来吃')
    await look(phone, 'dish')
    await tap('发给朋友看看')
    await expect
      .poll(phone.shared)
      .toEqual([expect.objectContaining({ path: expect.stringMatching(/^\/pages\/dish\/index\?id=dsh_/) })])
    await back()
    await tab('我的')
    await tap('想吃的菜')
    await see('外婆红烧肉')
    await look(phone, 'favourites')
    await back()
    await tap('成为会员')
    await see('成为望江小馆的会员')
    await look(phone, 'membership')
    await tap('同意说明，用微信手机号加入')
    await see('你是望江小馆的会员了')
    await tap('店里留了什么，怎么退出')
    await see('同意了会员说明')
    await look(phone, 'privacy')
    await back()
    await back()
    await tab('订座')
    await tapOn(shown('.day-strip .tap').nth(2))
    const order = shown('.tap', /^订 .+ · 2 位 · \d+/)
    // The plan may still be the first day's when it is tapped.
    const chosen = async () => (await order.count()) > 0 || (await tapOn(shown('.plan-table-free')))
    await expect.poll(chosen, { interval: 500, timeout: 20_000 }).toBe(true)
    await tapOn(order)
    await see(/订好了/)
    await tap('提醒我')
    await see('会提醒你')
    const grants = (await (await signIn(origin, `${GUEST}-joining`)).get('/me/grants')).body.items
    expect(grants).toContainEqual({ kind: 'reservationReminder', left: 1 })
  })

  it('lets a clerk seat the party, and redeem the voucher by its typed code', async () => {
    const guest = await signIn(origin, GUEST)
    await bookTonight(guest, '陈女士')
    const [voucher] = (await guest.get('/me/vouchers')).body.items
    const codes = (await guest.get(`/me/vouchers/${voucher.id}/codes`)).body

    const phone = await phones.of('clerk')
    const { see, tap, tapOn, tab, back, shown } = phone.hands
    await tab('我的')
    await tap(/我在店里上班/)
    const visit = shown('.visit', '陈女士 · 2 位').filter({ hasText: '第一次来' })
    await visit.first().waitFor()
    await look(phone, 'today')
    await tapOn(visit.locator('.tap', { hasText: '入座' }))
    await expect.poll(async () => (await guest.get('/me/reservations')).body.items[0].status).toBe('seated')
    await tap('记电话')
    await see('挑一张桌')
    await look(phone, 'telephone')
    await back()
    await tap(/扫券/)
    await shown('.code-field')
      .locator('input')
      .fill(codes.handle + codes.codes[0].code)
    await see('这张券能用')
    await shown('.bill-field').locator('input').fill('318')
    await see('¥ 288.00')
    await look(phone, 'redeem')
    await tap('核销，减 ¥30')
    await see(/再核一张/)
    expect((await guest.get(`/me/vouchers/${voucher.id}`)).body.status).toBe('spent')
  })

  it('shows the manager that it counted, and the guest as a timeline', async () => {
    const grown = Object.entries(await countedToday(manager)).map(([name, now]) => [
      name,
      now - (before[name] ?? 0),
    ])
    const expected = { visits: 1, fans: 3, bookings: 3, claims: 1, redemptions: 1 }
    expect(Object.fromEntries(grown)).toEqual(expected)

    const phone = await phones.of('manager')
    const { see, tap, tab } = phone.hands
    await tab('我的')
    await tap(/我在店里上班/)
    await tab('经营')
    for (const words of ['到店', '新粉丝', '新会员', '订座', '领券', '核销', '来逛']) await see(words)
    await look(phone, 'pulse')
    await tab('客人')
    await tap('陈女士')
    for (const words of [/核销了「满 200 减 30」/, /入座/, /领了「满 200 减 30」/, /订了座/]) await see(words)
    await look(phone, 'guest')
  })

  it('leads a manager from 经营 to what lies behind it', async () => {
    await walkFigures(await phones.of('manager'))
  }, 120_000)

  it('leads an owner through 店里, to everything that can be changed', async () => {
    const phone = await phones.of('owner')
    const { see, tap, tab, back } = phone.hands
    await tab('我的')
    await tap(/我在店里上班/)
    await tab('店里')
    await see('客人看到的')
    await look(phone, 'shop')
    const errands: { row: RegExp; sees: string; picture: string; within?: string; seesThere?: string }[] = [
      { row: /^菜单/, sees: '清蒸江鲈', picture: 'dishes', within: '清蒸江鲈', seesThere: '菜名' },
      { row: /^券/, sees: '满 200 减 30', picture: 'offers', within: '满 200 减 30', seesThere: '就这么改' },
      { row: /^门店资料/, sees: '就这样给客人看', picture: 'profile' },
      { row: /^营业时间/, sees: '就按这个时间开门', picture: 'hours' },
      { row: /^桌位/, sees: '加一张', picture: 'tables' },
      {
        row: /^来源/,
        sees: '做一个新的来源',
        picture: 'channels',
        within: '门口海报',
        seesThere: '记一笔花费',
      },
      { row: /^标签/, sees: '写一个标签', picture: 'tags' },
      {
        row: /^周一小结/,
        sees: '几个数',
        picture: 'week',
        within: '以前的小结',
        seesThere: '11 月 16–22 日',
      },
      { row: /^不寻常的事/, sees: '都和平常一样', picture: 'alerts' },
      { row: /^谁会收到/, sees: '滨江店店长群', picture: 'recipients' },
      { row: /^店员/, sees: '请一位新同事', picture: 'staff' },
      { row: /^谁做了什么/, sees: '入座', picture: 'actions' },
    ]
    for (const { row, sees, picture, within, seesThere } of errands) {
      await tap(row)
      await see(sees)
      await look(phone, picture)
      if (within && seesThere) {
        const { length } = await phone.stack()
        await tap(within)
        // What is looked for may stand on both pages.
        await expect.poll(async () => (await phone.stack()).length).toBe(length + 1)
        await see(seesThere)
        await back()
        await see(sees)
      }
      await back()
      await see('客人看到的')
    }
  }, 120_000)

  it('makes a link to the week, and opens what a stranger would see', async () => {
    const phone = await phones.of('owner')
    const { see, tap, tab } = phone.hands
    await tab('我的')
    await tap(/我在店里上班/)
    await tab('店里')
    await tap(/^周一小结/)
    await tap('发链接给别人看')
    await tap('做一个链接，复制好')
    await tap(/前有效/)
    await see(/这个链接.+前有效，只能看/)
    await look(phone, 'week-shared')
    expect((await phone.stack()).at(-1)).toBe('pages/week/index')
  })

  it('told the ledger of it: openings, seconds, what was in sight, taps and steps', async () => {
    const of = (name: string) =>
      phones.opened
        .flatMap((phone) => phone.logged)
        .filter((event) => event.name === name)
        .map(({ properties }) => properties)
    const opened = phones.opened.map(() => ({ scene: 1001, release: expect.stringMatching(/^\d+\.\d+/) }))
    // What waits is sent after ten seconds.
    await expect.poll(() => of('app_opened'), { timeout: 20_000 }).toEqual(opened)
    expect(of('page_viewed')).toContainEqual({ page: 'menu', seconds: expect.any(Number) })
    expect(of('dish_exposed')).toContainEqual({ dishId: expect.stringMatching(/^dsh_[0-9a-f]{32}$/) })
    expect(of('offer_exposed')).toContainEqual({ offerId: expect.stringMatching(/^off_[0-9a-f]{32}$/) })
    expect(of('tapped')).toContainEqual({ what: 'book_tonight', page: 'home' })
    expect(of('share_tapped')).toContainEqual({ what: 'dish', dishId: expect.stringMatching(/^dsh_/) })
    for (const step of ['booking_submitted', 'claim_submitted', 'membership_submitted'])
      expect(of(step).length, step).toBeGreaterThan(0)
    expect(phones.opened.flatMap(({ unwanted }) => unwanted)).toEqual([])
  })

  it('opened every page; nothing failed, nothing more was asked of WeChat, no setData was over 64 KB', async () => {
    const journals = await Promise.all(phones.opened.map(({ journal }) => journal()))
    expect(journals.flatMap(({ faults }) => faults)).toEqual([])
    expect(journals.flatMap(({ unprovided }) => unprovided)).toEqual([])
    expect(phones.opened.flatMap(({ outages }) => outages)).toEqual([])

    const crossings = journals.flatMap((journal) => journal.crossings)
    expect(new Set(crossings.map(({ page }) => page))).toEqual(new Set(pagesOf(phones.app)))
    expect(crossings.filter(({ bytes }) => bytes > MOST_TO_CROSS)).toEqual([])
  })
})
