import { afterEach, describe, expect, inject, it } from 'vitest'
import { signIn } from '../support/local-guest.js'
import { bridgeTo, offline } from './bridge.js'
import { brokenBuild, built } from './builds.js'
import { readBundle } from './bundle.js'
import type { Bridge } from './phone/contract.js'
import { openSecondView } from './second-view.js'
import { bookTonight, claimFirst } from './tonight.js'

const origin = inject('localOrigin')
const GUEST = 'guest-second-view'
const MOST_TO_CROSS = 64 * 1024
const outages: string[] = []
const opened: ReturnType<typeof openSecondView>[] = []

afterEach(() => {
  for (const view of opened.splice(0)) view.close()
})

const viewOf = (folder: string, bridge: Bridge) => {
  const view = openSecondView(folder, readBundle(folder), bridge)
  opened.push(view)
  return view
}
const viewFor = (person: string) =>
  viewOf(
    built,
    bridgeTo(origin, person, (words) => outages.push(words)),
  )

const draws = async (person: string, path: string, words: string[], query = {}) => {
  const view = viewFor(person)
  view.open(path, query)
  for (const word of words) await expect.poll(view.text, { timeout: 10_000 }).toContain(word)
  const { faults, unprovided, crossings } = view.journal
  expect({ faults, unprovided, outages }).toEqual({ faults: [], unprovided: [], outages: [] })
  expect(Math.max(...crossings.map(({ bytes }) => bytes))).toBeLessThanOrEqual(MOST_TO_CROSS)
  return view
}

describe('the build’s logic in a vm, drawn by WeChat’s own template compiler', () => {
  it.each([
    ['pages/home/index', ['望江小馆', '营业中', '外婆红烧肉', '订今晚']],
    ['pages/menu/index', ['清蒸江鲈', '今天售罄', '茶和酒']],
    ['pages/coupons/index', ['满 200 减 30', '领 ¥30']],
    ['pages/me/index', ['你好', '我的券']],
    ['pages/booking/index', ['挑一张桌', '先挑一张桌']],
    ['pages/favourites/index', ['还没有想吃的菜']],
    ['pages/membership/index', ['会员说明', '同意说明，用微信手机号加入']],
    ['pages/privacy/index', ['店里留了什么', '还没有同意过什么']],
    ['pages/dish/index', ['这道菜不在菜单上了']],
  ])('draws %s for a guest', async (path, words) => {
    await draws(GUEST, path, words)
  })

  it('draws the pages of one booking, one voucher and one guest', async () => {
    const guest = await signIn(origin, GUEST)
    const booking = await bookTonight(guest, '周女士')
    const voucher = await claimFirst(guest)
    const { personId } = (await guest.get('/me')).body
    await draws(GUEST, 'pages/booked/index', ['订好了', '138 **** 6628'], { id: booking.id })
    await draws(GUEST, 'pages/coupon/index', ['不用扫也行'], { id: voucher.id })
    const query = { personId, storeId: booking.storeId }
    await draws('manager', 'merchant/guest/index', ['周女士', '订了座'], query)
  })

  it.each([
    ['merchant/today/index', ['已入座', '扫券 / 输 12 位码']],
    ['merchant/redeem/index', ['客人的 12 位券码', '扫客人的码']],
    ['merchant/pulse/index', ['到店', '新粉丝', '从路过到熟客']],
    ['merchant/guests/index', ['最近有来往的在前', '再看 30 位']],
    ['merchant/funnels/index', ['路过到熟客', '看位到入座', '自己排一个漏斗']],
    ['merchant/funnel-make/index', ['再加一步', '从第一步起多久内', '中间做了这些就不算']],
    ['merchant/retention/index', ['到店又到店', '头一回来']],
    ['merchant/coupon-figures/index', ['每张券', '存成表格']],
    ['merchant/dish-figures/index', ['看的人最多的', '看的人']],
    ['merchant/member-figures/index', ['来过几次', '按来得多不多']],
    ['merchant/channels/index', ['哪条路来的人多', '每张码']],
  ])('draws %s for the manager', async (path, words) => {
    await draws('manager', path, words)
  })

  it('draws one funnel, and the rows behind a figure', async () => {
    await draws('manager', 'merchant/funnel/index', ['从这里算起', '留下最少'], { funnel: 'regulars' })
    const week = { figure: 'visits', from: '2026-11-23', to: '2026-11-25' }
    await draws('manager', 'merchant/rows/index', ['到店', '11 月 23–25 日'], week)
  })

  it('hears a tap', async () => {
    const view = await draws(GUEST, 'pages/home/index', ['订今晚'])
    view.tap('订今晚')
    await expect.poll(() => view.wanted).toEqual([expect.stringContaining('navigateTo /pages/booking/index')])
  })
})

describe('a broken build is refused', () => {
  const offlineHome = async (how: Parameters<typeof brokenBuild>[0]) => {
    const view = viewOf(brokenBuild(how), offline)
    view.open('pages/home/index')
    await new Promise((resolve) => setTimeout(resolve, 300))
    return view
  }
  it('that hears no tap', async () => {
    const view = await offlineHome('no handler bound')
    await expect.poll(view.text, { timeout: 10_000 }).toContain('再试一次')
    expect(() => view.tap('再试一次')).toThrow('nothing hears a tap on "再试一次"')
  })
  it('that misses a template', async () => {
    const view = await offlineHome('a template that is not there')
    await expect
      .poll(() => [view.text(), ...view.journal.faults], { timeout: 10_000 })
      .toContainEqual(expect.stringMatching(/Template `tmpl_\d+_9` not found/))
  })
  it('that uses the document', async () => {
    expect((await offlineHome('document used')).journal.faults).toContainEqual(
      expect.stringContaining('document is not defined'),
    )
  })
  it.each([
    ['an unknown name of wx', 'wx.getNoSuchThing'],
    ['a known name of wx that is not provided', 'wx.getLocation'],
  ] as const)('that asks for %s', async (how, name) => {
    expect((await offlineHome(how)).journal.unprovided).toContain(name)
  })
})
