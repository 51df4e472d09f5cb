import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'

const AT_MOST_BYTES = 40 * 1024
const GAP = 8
const GROUND = '#d9cfc2'
const QUALITIES = [80, 70, 60, 50, 40, 30, 20]

/** Writes pictures side by side as one small WebP, as good as 40 KB allow. */
export const writeContactSheet = async (file: string, pictures: Buffer[], width: number) => {
  const tiles = await Promise.all(pictures.map((picture) => sharp(picture).resize({ width }).toBuffer()))
  const { height = 0 } = await sharp(tiles[0]).metadata()
  const sheet = sharp({
    create: {
      ...{ width: tiles.length * (width + GAP) + GAP, height: height + 2 * GAP },
      ...{ channels: 3, background: GROUND },
    },
  }).composite(tiles.map((input, at) => ({ input, top: GAP, left: GAP + at * (width + GAP) })))
  await writeSmall(file, await sheet.png().toBuffer())
}

/** Writes one picture as a WebP of at most 40 KB. */
export const writeSmall = async (file: string, picture: Buffer) => {
  await mkdir(dirname(file), { recursive: true })
  for (const quality of QUALITIES) {
    const small = await sharp(picture).webp({ quality, effort: 6 }).toBuffer()
    if (small.length > AT_MOST_BYTES && quality !== QUALITIES.at(-1)) continue
    return writeFile(file, small)
  }
}
