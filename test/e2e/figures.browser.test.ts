import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'
import { readSpreadsheet } from '../support/spreadsheet.js'

let server: LocalServer
let browser: Browser
let store: string
const faults: string[] = []

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
  store = (await (await signIn(server.origin, 'manager')).get('/me')).body.staff[0].storeId
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  expect(faults).toEqual([])
})

const phoneOf = async (person: string, path: string): Promise<Page> => {
  const page = await (await openPhone(browser)).newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (reply) => reply.status() >= 500 && faults.push(`${reply.status()} ${reply.url()}`))
  await page.goto(`${server.origin}/?as=${person}#${path}`)
  return page
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()

it('in the demo people are lost on the way of every ready-made funnel, and not all of them', async () => {
  const owner = await signIn(server.origin, 'owner')
  for (const funnel of ['regulars', 'vouchers', 'bookings']) {
    const { body } = await owner.get(`/funnels/${funnel}?from=2026-11-05&to=2026-11-25`)
    const counts: number[] = body.steps.map(({ count }: { count: number }) => count)
    const [first = 0, last = 0] = [counts[0], counts.at(-1)]
    expect([funnel, last > 0, last < first]).toEqual([funnel, true, true])
  }
}, 60_000)

describe('a manager asks what a number is made of', () => {
  it('opens a figure, its rows, and one of the guests in them', async () => {
    const page = await phoneOf('manager', '/merchant/pulse/index')
    const tile = button(page, /^到店 \d+ 位/)
    const visits = Number(/到店 (\d+)/.exec((await tile.getAttribute('aria-label')) ?? '')?.[1])
    expect(visits).toBeGreaterThan(0)
    await tile.click()
    await words(page, '数的是这些').waitFor()
    const rows = page.locator('.row-list-line').filter({ visible: true })
    await expect.poll(() => rows.count()).toBe(visits)
    await page.locator('.row-list-line[role=button]').first().click()
    await words(page, /来过/).waitFor()
    await page.context().close()
  })

  it('takes the figures along, the same as on the page', async () => {
    const page = await phoneOf('manager', '/merchant/pulse/index')
    const tile = button(page, /^到店 \d+ 位/)
    const visits = /到店 (\d+)/.exec((await tile.getAttribute('aria-label')) ?? '')?.[1]
    const download = page.waitForEvent('download')
    await button(page, '存成表格').click()
    const file = await download
    expect(file.suggestedFilename()).toBe('经营 2026-11-25.xlsx')
    const sheets = readSpreadsheet(readFileSync(await file.path()))
    const rows = [...sheets.values()].flat()
    expect(rows.find(([first]) => first === '到店（位）')?.[1]).toBe(visits)
    await page.context().close()
  })
})

describe('a manager asks who comes back', () => {
  it('opens a cell: as many as it counts, one of them, and those who did not', async () => {
    const page = await phoneOf('manager', `/merchant/retention/index?storeId=${store}`)
    const cell = page.locator('.heat-table-cell:not(.heat-table-0)').filter({ visible: true }).first()
    const [part = 0] = ((await cell.textContent()) ?? '').match(/\d+/) ?? []
    const row = page.locator('.heat-table-name').filter({ visible: true })
    const label = (await cell.getAttribute('aria-label')) ?? ''
    const size = Number(
      /(\d+) 位/.exec((await row.filter({ hasText: label.split('，')[0] }).textContent()) ?? '')?.[1],
    )
    await cell.click()
    await words(page, '数的是这些人').waitFor()
    const counted = await countedOn(page)
    expect(Math.round((counted / size) * 100)).toBe(Number(part))
    await page.getByRole('tab', { name: '没来的' }).filter({ visible: true }).click()
    await expect.poll(async () => counted + (await countedOn(page))).toBe(size)
    await page.locator('.known-guests-person').filter({ visible: true }).first().click()
    await words(page, /来过/).waitFor()
    await page.context().close()
  }, 60_000)

  it('takes the table along', async () => {
    const page = await phoneOf('manager', `/merchant/retention/index?storeId=${store}`)
    const sheets = await taken(page, /^到店又到店\.xlsx$/)
    expect([...sheets.keys()]).toEqual(['位', '占多少'])
    await page.context().close()
  })
})

describe('a manager builds a funnel', () => {
  it('of three steps with a condition, sees at once what it says, keeps it, and lets it go', async () => {
    const page = await phoneOf('manager', '/merchant/pulse/index')
    await button(page, /^漏斗/).click()
    await button(page, '自己排一个漏斗').click()
    await pickStep(page, 1, '打开订座')
    await pickStep(page, 2, '订了座', async () => {
      await page.getByLabel('人数至少（位）').locator('input').fill('2')
    })
    await words(page, '从这里算起').waitFor()
    await button(page, '再加一步').click()
    await page.getByRole('dialog').getByRole('button', { name: '入了座' }).click()
    await button(page, /^第 3 步就是/).click()
    await words(page, '订了座（人数 2 位以上）').waitFor()
    await button(page, '留下「打开订座到入了座」').click()
    await words(page, '这个漏斗怎么数').waitFor()
    await expect.poll(() => page.locator('.funnel-steps-count').filter({ visible: true }).count()).toBe(3)
    await button(page, '不看这个漏斗了').click()
    await button(page, '拿掉它').click()
    await words(page, '自己做的').waitFor()
    await expect.poll(() => page.getByText('打开订座到入了座').filter({ visible: true }).count()).toBe(0)
    await page.context().close()
  }, 60_000)

  it('of one dish, found by its name, which it says back everywhere, to whom it lists and in the spreadsheet', async () => {
    const page = await phoneOf('manager', `/merchant/funnel-make/index?storeId=${store}`)
    await pickStep(page, 1, '点开一道菜', async () => {
      await page.getByRole('searchbox', { name: '搜哪道菜' }).fill('红烧')
      await page.getByRole('dialog').getByRole('button', { name: '外婆红烧肉', exact: true }).click()
    })
    await pickStep(page, 2, '点了分享')
    await words(page, '从这里算起').waitFor()
    await button(page, '留下「点开一道菜（外婆红烧肉）到点了分享」').click()
    await words(page, '这个漏斗怎么数').waitFor()
    const step = button(page, /^点开一道菜（外婆红烧肉） \d+，从这里算起/)
    const entered = / (\d+)，/.exec((await step.getAttribute('aria-label')) ?? '')?.[1]
    const sheets = await taken(page, /^点开一道菜（外婆红烧肉）到点了分享 2026-11-25\.xlsx$/)
    expect(sheets.get('步骤')?.[1]?.slice(0, 3)).toEqual(['点开一道菜', '外婆红烧肉', entered])
    await step.click()
    await button(page, /看看认得的$/).click()
    await words(page, '停在「点开一道菜（外婆红烧肉）」').waitFor()
    await page.context().close()
  }, 60_000)

  it('keeps in sight what ends the choice of a step', async () => {
    const page = await phoneOf('manager', `/merchant/funnel-make/index?storeId=${store}`)
    await button(page, /^第 1 步，/).click()
    await expect
      .poll(async () => {
        const ends = await button(page, '先挑一件事').boundingBox()
        return ends && ends.y + ends.height
      })
      .toBeLessThanOrEqual(844)
    await page.context().close()
  })

  it('hears which step is still empty', async () => {
    const page = await phoneOf('manager', `/merchant/funnel-make/index?storeId=${store}`)
    await pickStep(page, 1, '打开订座')
    await button(page, '先把每一步挑好').click()
    await words(page, '第 2 步还没挑做了什么。').waitFor()
    await page.context().close()
  })
})

it('an owner sees all stores at once, a row each, and goes into one', async () => {
  const page = await phoneOf('owner', '/merchant/pulse/index')
  await button(page, /换一家店$/).click()
  await button(page, /^全部门店/).click()
  await words(page, '每家店').waitFor()
  await button(page, /^滨江店，.*到店 \d+/).click()
  await words(page, '每天到店').waitFor()
  await expect.poll(() => page.getByText('每家店').filter({ visible: true }).count()).toBe(0)
  await page.context().close()
})

it('a shop that is opened with a past has the weeks of it told', async () => {
  const manager = await signIn(server.origin, 'manager')
  const { items } = (await manager.get(`/stores/${store}/summaries`)).body
  expect(items.map(({ weekOn }: { weekOn: string }) => weekOn)).toContain('2026-11-09')
})

it('a store that one has no post in shows no figures, nor another store’s in its stead', async () => {
  const owner = await signIn(server.origin, 'owner')
  const stores = (await owner.get('/overview')).body.stores as { storeId: string }[]
  const other = stores.find(({ storeId }) => storeId !== store)?.storeId
  for (const scope of [other, 'brand']) {
    const page = await phoneOf('manager', `/merchant/coupon-figures/index?storeId=${scope}`)
    await words(page, '这家店不归你看').waitFor()
    await page.context().close()
  }
  const page = await phoneOf('owner', '/merchant/pulse/index?storeId=brand')
  await words(page, '每家店').waitFor()
  await page.context().close()
})

it('a clerk sees none of it', async () => {
  for (const place of ['pulse', 'funnels', 'retention', 'coupon-figures', 'dish-figures', 'member-figures']) {
    const page = await phoneOf('clerk', `/merchant/${place}/index?storeId=${store}`)
    await words(page, '这一页店长看').waitFor()
    await page.context().close()
  }
}, 60_000)

const taken = async (page: Page, name: RegExp) => {
  const download = page.waitForEvent('download')
  await button(page, '存成表格').click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(name)
  return readSpreadsheet(readFileSync(await file.path()))
}

/** What the page of people says that the figure counts. */
const countedOn = async (page: Page) => {
  const said = words(page, /^(一共|这) \d+ 位/)
  return Number(/\d+/.exec((await said.textContent()) ?? '')?.[0])
}

const pickStep = async (page: Page, number: number, event: string, more?: () => Promise<void>) => {
  await button(page, new RegExp(`^第 ${number} 步，`)).click()
  await page.getByRole('dialog').getByRole('button', { name: event, exact: true }).click()
  await more?.()
  await button(page, new RegExp(`^第 ${number} 步就是`)).click()
}
