// npm run bench -- <name>: one JSON line a figure on standard output, progress on standard error.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

type Figure = {
  bench: string
  ours: number
  reference: number
  unit: string
  /** Figures are the better the smaller they are, unless it says so. */
  moreIsBetter?: boolean
  /** The ratio to be reached. */
  aim?: number
  note?: string
}

export type Bench = (tell: (progress: string) => void) => Promise<Figure[]>

const names = readdirSync(import.meta.dirname)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'run')
const [name = ''] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`npm run bench -- <name>, where the name is one of: ${names.join(', ')}`)
  process.exit(2)
}

const { default: bench } = (await import(join(import.meta.dirname, `${name}.ts`))) as { default: Bench }
// Above 1 we are better than the reference.
for (const { bench: of, ours, reference, unit, moreIsBetter, aim, note } of await bench((progress) =>
  console.error(progress),
)) {
  const [mine, other] = [ours, reference].map((figure) => Number(figure.toFixed(1)))
  const ratio = round(moreIsBetter ? ours / reference : reference / ours)
  const aimed = aim && { aim: round(aim), reached: ratio >= round(aim) }
  console.log(JSON.stringify({ bench: of, ours: mine, reference: other, ratio, ...aimed, unit, note }))
}

function round(figure: number) {
  return Number(figure.toFixed(2))
}
