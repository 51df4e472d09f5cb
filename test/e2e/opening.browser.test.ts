import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPhone } from '../support/browser.js'
import { startDemo } from '../support/demo.js'
import { signIn } from '../support/local-guest.js'
import type { LocalServer } from '../support/server.js'

let server: LocalServer
let browser: Browser

beforeAll(async () => {
  server = await startDemo()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('somebody new enters the code the manager gave, and works here', async () => {
  const manager = await signIn(server.origin, 'manager')
  const { storeId } = (await manager.get('/me')).body.staff[0]
  const { code } = (await manager.post(`/stores/${storeId}/invites`, { role: 'clerk' })).body

  const context = await openPhone(browser)
  const page = await context.newPage()
  await page.goto(`${server.origin}/?as=new-clerk#/pages/me/index`)
  await page.getByRole('button', { name: /在店里上班/ }).click()
  const field = page.getByLabel('邀请码').locator('input').first()
  const act = page.getByRole('button', { name: '用这个码上岗' })
  await field.fill('ABC')
  await act.click()
  await page.getByText('邀请码有 10 位').waitFor()
  await page.getByLabel('称呼').locator('input').first().fill('小周')
  await field.fill('ABCDEFGHJK')
  await act.click()
  await page.getByText('这个邀请码不对').waitFor()
  await field.fill(code.toLowerCase())
  await act.click()
  await page.getByRole('button', { name: /我在店里上班，.*店员/ }).click()
  await page.getByText('晚市').first().waitFor()
  expect((await (await signIn(server.origin, 'new-clerk')).get('/me')).body.staff).toEqual([
    { role: 'clerk', storeId },
  ])
  await context.close()
})

it('a hand that goes on to the next field at once stays there', async () => {
  const context = await openPhone(browser)
  const page = await context.newPage()
  await page.goto(`${server.origin}/?as=hurried-clerk#/pages/me/index`)
  await page.getByRole('button', { name: /在店里上班/ }).click()
  await page.getByLabel('称呼').locator('input').first().waitFor()
  const stays = await page.evaluate<boolean>(`(async () => {
    const [code, name] = ['邀请码', '称呼'].map((label) => document.querySelector(\`[aria-label=\${label}] input\`))
    code.value = 'ABC'
    code.dispatchEvent(new Event('input', { bubbles: true }))
    name.focus()
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame)
    return code.value === 'ABC' && document.activeElement === name
  })()`)
  expect(stays).toBe(true)
  await context.close()
})
