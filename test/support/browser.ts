import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { serveFonts } from './fonts.js'
import { ON_ANDROID } from './user-agents.js'

const flags = [
  `--user-agent=${ON_ANDROID}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium that came with the packages; nothing is asked of the machine. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  try {
    // Outside of Lambda the package would keep its system libraries packed.
    process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
    const { default: packed } = await import('@sparticuz/chromium')
    return await chromium.launch({ executablePath: await packed.executablePath(), args: flags, ...options })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Error(
      `The Chromium of @sparticuz/chromium did not start (if ${join(tmpdir(), 'chromium')} is left over from an interrupted run, remove it): ${reason}`,
    )
  }
}

/** A phone of 390×844 points in Shanghai with Chinese faces installed. */
export async function openPhone(browser: Browser) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await serveFonts(context)
  return context
}
