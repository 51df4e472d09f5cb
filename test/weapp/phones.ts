import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from '../support/browser.js'
import { readBundle } from './bundle.js'
import { type MiniProgram, openMiniProgram } from './phone.js'

/** The phones of a test, all with the build that lies in `folder`. */
export const phonesWith = async (folder: string, origin?: string) => {
  const bundle = readBundle(folder)
  const browser: Browser = await launchBrowser()
  const opened: MiniProgram[] = []
  return {
    opened,
    app: bundle.app,
    of: async (person: string) => {
      const phone = await openMiniProgram({ browser, bundle, folder, origin, person })
      opened.push(phone)
      return phone
    },
    close: () => browser.close(),
  }
}

export type Phones = Awaited<ReturnType<typeof phonesWith>>

/** Looks at the page on top: its header reaches below WeChat's buttons. Keeps a picture for who wants one. */
export const look = async ({ page }: MiniProgram, name: string) => {
  const header = page.locator('.page-frame-header:not(.page-frame-over)').filter({ visible: true }).first()
  const buttons = page.locator('.capsule')
  if (await header.count()) expect(await footOf(header)).toBeGreaterThanOrEqual(await footOf(buttons))
  const folder = process.env.SHUKE_PICTURES
  if (!folder) return
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(folder, `${name}.png`), scale: 'css' })
}

const footOf = async (element: Locator) => {
  const { y = 0, height = 0 } = (await element.boundingBox()) ?? {}
  return y + height
}
