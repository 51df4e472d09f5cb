import type { Locator, Page } from 'playwright-core'

/** What a person does and sees on the page on top. Names for the blind do not reach WeChat, so it goes by words. */
export const handsOn = (page: Page) => {
  let taps = 0
  const shown = (selector: string, hasText?: string | RegExp) =>
    page.locator(selector, { hasText }).filter({ visible: true })
  const tapOn = async (target: Locator) => {
    taps += 1
    await target.first().tap()
  }
  return {
    taps: () => taps,
    shown,
    tapOn,
    tap: (words: string | RegExp) => tapOn(shown('.tap', words)),
    tab: (words: string) => tapOn(shown('.tab-bar-item', words)),
    back: () => tapOn(shown('.page-frame-back')),
    see: (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor(),
    read: async (selector: string) => (await shown(selector).first().textContent()) ?? '',
  }
}
