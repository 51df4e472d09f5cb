import { describe, expect, it } from 'vitest'
import { writeContactSheet } from '../support/looking/contact-sheet.js'
import { faultsOn } from '../support/looking/faults.js'
import { openTheHouse } from '../support/looking/look.js'
import { PAGES } from '../support/looking/pages.js'
import { SIZES, type Size, STATES, type State } from '../support/looking/states.js'

const PICTURES = '.github/screenshots/pages'
const takesPictures = process.env.SHUKE_SCREENSHOTS === '1'
const TILE = { phone: 195, wide: 320 } as const

// Dark and large type change no words; what they may break is looked for whenever pictures are taken.
const LOOKS: { size: Size; states: readonly State[] }[] = takesPictures
  ? [
      { size: 'phone', states: STATES },
      { size: 'wide', states: STATES },
    ]
  : [
      { size: 'phone', states: ['data', 'hard', 'empty', 'loading', 'failing', 'offline', 'large'] },
      { size: 'wide', states: ['data', 'hard'] },
    ]

const { look, broken } = openTheHouse()

for (const { size, states } of LOOKS) {
  const { width, height } = SIZES[size]
  describe(`promise W2: every page in every state at ${width}×${height}`, () => {
    it.each(PAGES)('$name', async (looked) => {
      const seen = await Promise.all(
        states.map(async (state) => {
          const page = await look(looked, state, size)
          const faults = await faultsOn(page)
          const picture = takesPictures
            ? await page.screenshot({ scale: 'css', animations: 'disabled' })
            : null
          return { state, faults, picture }
        }),
      )
      const pictures = seen.flatMap(({ picture }) => picture ?? [])
      const name = size === 'phone' ? looked.name : `${looked.name}-${size}`
      if (takesPictures) await writeContactSheet(`${PICTURES}/${name}.webp`, pictures, TILE[size])
      expect(seen.flatMap(({ state, faults }) => faults.map((fault) => `${state}: ${fault}`))).toEqual([])
    })
  })
}

it('nothing broke in any page’s own code', () => {
  expect(broken).toEqual([])
})
