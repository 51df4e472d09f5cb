import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { Metafile } from 'esbuild'
import { routesOf } from './routing.js'
import { copySources, root } from './source-tree.js'

const MAX_WORDS = 50 * 1024 * 1024

type Wish = {
  /** Sources to build beside ours, by path. */
  planted?: Record<string, string>
  /** The names of the doors to build. */
  doors?: string[]
}

/**
 * Lays out what Vercel would deploy (Build Output API, version 3) in a folder from which no installed package is found:
 * the doors with the files their trace found and nothing else, the pages as last built, and the routes of `vercel.json`.
 */
export const makeOutput = async ({ planted = {}, doors = doorNames() }: Wish = {}) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shuke-vercel-')))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const settings = JSON.parse(readFileSync(join(root, 'vercel.json'), 'utf8'))
    await layOutPages(join(root, settings.outputDirectory), join(folder, 'static'))
    const config = { version: 3, routes: routesOf(settings), crons: settings.crons }
    await writeFile(join(folder, 'config.json'), JSON.stringify(config, null, 2))
    const bundles = await buildDoors(folder, doors, planted)
    return { folder, doors: doors.map((name) => readDoor(folder, name)), bundles, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The names of our doors: what lies in `api` itself. */
export const doorNames = () =>
  readdirSync(join(root, 'api'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))

export type Output = Awaited<ReturnType<typeof makeOutput>>

/** What esbuild tells of each bundle. */
export type Bundles = Metafile['outputs']

export type Door = { name: string; folder: string; handler: string; maxDuration?: number; files: string[] }

const PLACEHOLDERS = {
  'index.html': '<!doctype html><script src="/js/app.00000000.js"></script>',
  'js/app.00000000.js': 'document.title = "the pages are not built"',
}

const layOutPages = async (built: string, to: string) => {
  if (existsSync(built)) return cp(built, to, { recursive: true })
  await mkdir(join(to, 'js'), { recursive: true })
  for (const [name, content] of Object.entries(PLACEHOLDERS)) await writeFile(join(to, name), content)
}

const buildDoors = async (
  folder: string,
  doors: string[],
  planted: Record<string, string>,
): Promise<Bundles> => {
  if (doors.length === 0) return {}
  const { tree, remove } = await copySources(planted)
  try {
    // In a process of its own: the builder speaks on the console and keeps a compiler in memory.
    const script = join(import.meta.dirname, 'build-doors.ts')
    const args = ['--import', 'tsx', script, tree, folder, ...doors]
    await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: MAX_WORDS })
    return JSON.parse(readFileSync(join(tree, 'api/_chunks/metafile.json'), 'utf8')).outputs
  } finally {
    await remove()
  }
}

const readDoor = (output: string, name: string): Door => {
  const folder = join(output, 'functions/api', `${name}.func`)
  const { handler, maxDuration } = JSON.parse(readFileSync(join(folder, '.vc-config.json'), 'utf8'))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return { name, folder, handler, maxDuration, files }
}
