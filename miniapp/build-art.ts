import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const here = import.meta.dirname
const shelves = [
  { from: path.join(here, 'art'), to: path.join(here, 'src/assets') },
  { from: path.join(here, '../db/seed/pictures'), to: path.join(here, 'dist/pictures') },
]
const pixelsPerUnit = 2

/** Draws every SVG twice its size as WebP; leaves alone what is newer than its drawing. */
export async function buildArt() {
  const drawn = await Promise.all(shelves.map(buildShelf))
  return drawn.flat().filter(Boolean).length
}

async function buildShelf({ from, to }: (typeof shelves)[number]) {
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name.endsWith('.svg'))
  return Promise.all(
    names.map((name) => draw(path.join(from, name), path.join(to, name.replace(/svg$/, 'webp')))),
  )
}

async function draw(source: string, target: string) {
  if ((await changedAt(target)) > (await changedAt(source))) return false
  await sharp(source, { density: 72 * pixelsPerUnit })
    .webp({ quality: 80, alphaQuality: 90, smartSubsample: true, effort: 6 })
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
