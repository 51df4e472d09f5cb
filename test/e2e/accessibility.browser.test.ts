import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openTheHouse } from '../support/looking/look.js'
import { type LookedAtPage, PAGES } from '../support/looking/pages.js'

/** It wants every word of a card in the card's name; ours say in a few what a tap does, and Chinese has no blanks to compare by. */
const NOT_ASKED = { 'label-content-name-mismatch': { enabled: false } }

const { look } = openTheHouse()

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds serious or critical on a page as it stands, one sentence each. */
const seriousFaultsOn = async (page: Page) => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `axe.run(document, { resultTypes: ['violations'], rules: ${JSON.stringify(NOT_ASKED)} })`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 140)} ${failureSummary}`),
    )
}

const openSheet = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name }).filter({ visible: true }).first().click()
  await page.getByRole('dialog').waitFor()
}

describe('promise W3: axe finds no serious fault', () => {
  it.each(PAGES)('on $name, by light, in the dark, with its sheet open', async (looked) => {
    const faults = await Promise.all(
      (['data', 'dark'] as const).map(async (state) => {
        const page = await look(looked, state, 'phone')
        const plain = await seriousFaultsOn(page)
        if (!looked.sheet) return plain
        await openSheet(page, looked.sheet)
        return [...plain, ...(await seriousFaultsOn(page))]
      }),
    )
    expect(faults.flat()).toEqual([])
  })
})

it('control: a button without a name is found', async () => {
  const [home] = PAGES as [LookedAtPage]
  const page = await look(home, 'data', 'phone')
  await page.evaluate(
    `document.querySelector('.page-frame-main').insertAdjacentHTML('beforeend', '<div role="button" tabindex="0"></div>')`,
  )
  expect((await seriousFaultsOn(page)).join('\n')).toContain('aria-command-name: ')
})
