import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'

const require = createRequire(import.meta.url)
const origin = 'https://fonts.test/'
const faces = {
  sans: {
    folder: dirname(require.resolve('@fontsource/noto-sans-sc/package.json')),
    families: ['Noto Sans SC', 'PingFang SC'],
    weights: [400, 500, 600, 700],
  },
  serif: {
    folder: dirname(require.resolve('@fontsource/noto-serif-sc/package.json')),
    families: ['Noto Serif SC', 'Songti SC'],
    weights: [400, 600, 700],
  },
}
type Face = keyof typeof faces

// A phone takes Latin letters, figures and the middle dot from a Latin face; the Chinese one draws the dot a character wide.
const latin = {
  folder: dirname(require.resolve('@fontsource/inter/package.json')),
  unicodeRange: 'U+0020-007E, U+00A5, U+00B7, U+2013',
}

/** Gives every page of the context Chinese faces, so that screens look alike on machines without any. */
export async function serveFonts(context: BrowserContext) {
  await context.route(`${origin}**`, async (route) => {
    const [face, file] = new URL(route.request().url()).pathname.slice(1).split('/') as [
      Face | 'latin',
      string,
    ]
    const { folder } = face === 'latin' ? latin : faces[face]
    await route.fulfill({
      body: await readFile(join(folder, 'files', file)),
      headers: { 'content-type': 'font/woff2', 'access-control-allow-origin': '*' },
    })
  })
  await context.addInitScript(
    (all) => {
      const { document, FontFace } = globalThis as unknown as {
        document: { fonts: { add(face: unknown): void } }
        FontFace: new (family: string, source: string, descriptors: object) => unknown
      }
      for (const { family, source, descriptors } of all) {
        document.fonts.add(new FontFace(family, source, descriptors))
      }
    },
    [...partsOf('sans'), ...partsOf('serif'), ...latinOf('sans')],
  )
}

/** A Chinese face comes in a hundred parts per weight, each for its own range of characters. */
function partsOf(face: Face) {
  const { folder, families, weights } = faces[face]
  return weights.flatMap((weight) => {
    const css = readFileSync(join(folder, `${weight}.css`), 'utf8')
    const parts = css.matchAll(/url\(\.\/files\/([^)]+\.woff2)\)[^}]*?(?:unicode-range: ([^;}]+))?;?\s*}/g)
    return [...parts].flatMap(([, file, unicodeRange]) =>
      families.map((family) => ({
        family,
        source: `url(${origin}${face}/${file})`,
        descriptors: { weight: String(weight), ...(unicodeRange && { unicodeRange }) },
      })),
    )
  })
}

/** Added last, so that it wins where the ranges meet. */
function latinOf(face: Face) {
  const { families, weights } = faces[face]
  return weights.flatMap((weight) =>
    families.map((family) => ({
      family,
      source: `url(${origin}latin/inter-latin-${weight}-normal.woff2)`,
      descriptors: { weight: String(weight), unicodeRange: latin.unicodeRange },
    })),
  )
}
