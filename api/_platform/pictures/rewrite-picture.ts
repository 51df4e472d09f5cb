import { AppError, fail } from '../errors.js'

const PIXELS_MAX = 40_000_000
const SIDE_MIN = 64
const SIDE_KEPT = 1_600
const QUALITY = 82
const SECONDS = 15

/** What the content itself begins with; a name or a header may say anything. */
const BEGINNINGS: ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
]
const LOADERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']

export type Rewritten = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number }

/**
 * Draws a picture anew: upright, at most 1600 px a side, as a JPEG with nothing in it but the picture. Fails with
 * `picture_type`, `picture_too_small`, `picture_too_large` or `picture_broken`. One at a time, for each may take 200 MB.
 */
export const rewritePicture = (bytes: Buffer): Promise<Rewritten> => {
  const turn = lastTurn.then(() => rewrite(bytes))
  lastTurn = turn.catch(() => undefined)
  return turn
}

let lastTurn: Promise<unknown> = Promise.resolve()

const rewrite = async (bytes: Buffer): Promise<Rewritten> => {
  if (!BEGINNINGS.some((begins) => begins(bytes))) fail('picture_type')
  const sharp = await openSharp()
  try {
    // The header alone: nothing of a picture that claims too much is ever unpacked.
    const { width, height } = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata()
    if (width * height > PIXELS_MAX) fail('picture_too_large')
    if (Math.min(width, height) < SIDE_MIN) fail('picture_too_small')
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: SIDE_KEPT, height: SIDE_KEPT, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof AppError) throw error
    return fail('picture_broken')
  }
}

// Whoever only asks for a picture does not wait for what draws one.
const openSharp = async () => {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  return sharp
}
