import { describe, expect, it } from 'vitest'
import { writeContactSheet } from '../support/looking/contact-sheet.js'
import { faultsOn } from '../support/looking/faults.js'
import { openTheHouse } from '../support/looking/look.js'
import { type LookedAtPage, PAGES } from '../support/looking/pages.js'
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
      { size: 'phone', states: ['data', 'hard', 'empty', 'loading', 'failing', 'offline'] },
      { size: 'wide', states: ['data'] },
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

const [home] = PAGES as [LookedAtPage]
const planted = (html: string) => `{
  const main = document.querySelector('.page-frame-main')
  main.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})
}`

describe('control: a fault that is planted in a page is named', () => {
  it.each([
    ['beyond the screen', '<div style="width: 500px">一行</div>'],
    [
      'cut off',
      '<div style="width: 60px; overflow: hidden; white-space: nowrap">这句话比它的盒子长多了</div>',
    ],
    [
      'out of its box',
      '<div role="button" style="width: 60px; height: 44px">这句话要写好多行才写得下呢真的</div>',
    ],
    ['small target', '<div role="button" style="width: 30px; height: 44px">点</div>'],
    [
      'over another target',
      '<div role="button" style="height: 50px">上</div><div role="button" style="height: 50px; margin-top: -20px">下</div>',
    ],
    ['over other words', '<div>上面这句话</div><div style="margin-top: -12px">下面这句话</div>'],
    ['broken picture', '<img src="/static/nothing.png" width="44" height="44">'],
    ['placeholder', '<div>undefined 位</div>'],
    ['untranslated', '<div>Please try again later</div>'],
    ['error code', '<div>table_unavailable</div>'],
    ['under the bar', '<div style="margin-bottom: -300px">最后一句</div>'],
  ])('%s', async (fault, html) => {
    const page = await look(home, 'data', 'phone')
    expect(await faultsOn(page)).toEqual([])
    await page.evaluate(planted(html))
    await page.waitForLoadState('networkidle')
    expect((await faultsOn(page)).join('\n')).toContain(`${fault}: `)
  })

  it('and a row that slides on purpose is none', async () => {
    const page = await look(home, 'data', 'phone')
    await page.evaluate(planted('<div class="slide"><div style="flex: none; width: 900px">一排</div></div>'))
    expect(await faultsOn(page)).toEqual([])
  })
})

it('nothing broke in any page’s own code', () => {
  expect(broken).toEqual([])
})
