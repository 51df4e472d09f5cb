import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

const inPage = await readFile(new URL('./faults-in-page.js', import.meta.url), 'utf8')

const TAPPABLE = '[role=button], [role=tab], [role=link], [role=switch], a[href], button, input, textarea'

/** What may be smaller than a finger, and touch its neighbour, and why. */
const MAY_BE_SMALL = [
  // A plan shows the room as it is; it can be drawn nearer, and a list beside it says the same.
  '.plan-table',
  // The field around it is what is tapped.
  'input',
  'textarea',
]

/** Where words are as large as a drawing lets them be. */
const DRAWN_TO_SCALE = ['.plan-table']

/** What a machine can see to be wrong with a page, one sentence each: too wide, cut off, too small, covered, broken, or not meant for people. */
export const faultsOn = (page: Page): Promise<string[]> =>
  page.evaluate(`(${source})(${JSON.stringify(given)})`)

const source = inPage.replace(/^\s*\/\/.*\n;?/, '')
const given = { tappable: TAPPABLE, mayBeSmall: MAY_BE_SMALL, drawnToScale: DRAWN_TO_SCALE }
