import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { drawChime } from './draw-chime.js'

const here = import.meta.dirname
// WeChat takes no WebP into a mini-program's package; from the web it shows it.
const shelves = [
  { from: path.join(here, 'art'), to: path.join(here, 'src/assets'), ending: 'png' },
  { from: path.join(here, '../db/seed/pictures'), to: path.join(here, 'dist/pictures'), ending: 'webp' },
] as const
const pixelsPerUnit = 2

/** Draws every SVG twice its size, and leaves alone what is newer than its drawing; writes the one sound there is. */
export async function buildArt() {
  const drawn = await Promise.all(shelves.map(buildShelf))
  await drawChime(path.join(here, 'src/assets/new-booking.wav'))
  return drawn.flat().filter(Boolean).length
}

async function buildShelf({ from, to, ending }: (typeof shelves)[number]) {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name.endsWith('.svg'))
  return Promise.all(
    names.map((name) => draw(path.join(from, name), path.join(to, name.replace(/svg$/, ending)))),
  )
}

async function draw(source: string, target: string) {
  if ((await changedAt(target)) > (await changedAt(source))) return false
  await sharp(source, { density: 72 * pixelsPerUnit })
    .png({ palette: true, quality: 90, effort: 10 })
    .webp({ quality: 80, alphaQuality: 90, smartSubsample: true, effort: 6 })
    .toFormat(target.endsWith('png') ? 'png' : 'webp')
    .toFile(target)
  return true
}

async function changedAt(file: string) {
  const found = await stat(file).catch(() => undefined)
  return found?.mtimeMs ?? 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`Art: ${await buildArt()} pictures drawn\n`)
}
