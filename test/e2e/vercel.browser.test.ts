import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { launchBrowser } from '../support/browser.js'
import { type LocalServer, startServer } from '../support/server.js'
import { makeOutput, type Output } from '../support/vercel/output.js'
import { type ServedOutput, serveOutput } from '../support/vercel/serve.js'
import { root } from '../support/vercel/source-tree.js'

let shop: LocalServer
let output: Output
let served: ServedOutput
let browser: Browser

beforeAll(async () => {
  expect(existsSync(join(root, 'miniapp/dist/h5')), 'the pages are built').toBe(true)
  shop = await startServer()
  output = await makeOutput({ doors: [] })
  served = await serveOutput(output)
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await served?.close()
  await output?.remove()
  await shop?.stop()
})

/** A page of the output; the demo shop answers for its functions and holds its pictures. */
const openPage = async (path: string) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const violations: string[] = []
  await context.exposeFunction('reportViolation', (violation: string) => violations.push(violation))
  await context.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    reportViolation(event.effectiveDirective + ' ' + event.blockedURI))`)
  await context.route(/\/(api|pictures)\//, async (route) => {
    const { pathname, search } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: shop.origin + pathname + search }) })
  })
  const page = await context.newPage()
  await page.goto(served.origin + path)
  return { page, violations }
}

const words = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()

it('the pages keep within the content security policy that Vercel sends with them', async () => {
  const { page, violations } = await openPage(`/m/${DEMO_SLUG}`)
  await words(page, '望江小馆').waitFor()
  await page.getByRole('tab', { name: '菜单' }).first().click()
  await words(page, '清蒸江鲈').waitFor()
  await page.goto(`${served.origin}/m/${DEMO_SLUG}#/pages/booking/index`)
  await words(page, '挑一张桌').waitFor()
  await page.locator('.plan-table-free').filter({ visible: true }).first().click()
  await page.waitForLoadState('networkidle')
  expect(violations).toEqual([])

  // Control: what it forbids is noticed.
  await page.evaluate(`document.head.append(Object.assign(document.createElement('script'), { text: '0' }))`)
  await expect.poll(() => violations).toEqual(['script-src-elem inline'])
})
