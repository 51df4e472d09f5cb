import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { routesOf } from './routing.js'

export const root = join(import.meta.dirname, '../../..')
const MAX_WORDS = 50 * 1024 * 1024

type Wish = {
  /** The sources; this project's by default. */
  tree?: string
  /** The names of the doors to build; every one by default. */
  doors?: string[]
}

/**
 * Lays out what Vercel would deploy (Build Output API, version 3) in a folder from which no installed package is found:
 * the doors with the files their trace found and nothing else, the pages as last built, and the routes of `vercel.json`.
 */
export const makeOutput = async ({ tree = root, doors = doorNames(tree) }: Wish = {}) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shuke-vercel-')))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const settings = JSON.parse(readFileSync(join(tree, 'vercel.json'), 'utf8'))
    await layOutPages(join(tree, settings.outputDirectory), join(folder, 'static'))
    const config = { version: 3, routes: routesOf(settings), crons: settings.crons }
    await writeFile(join(folder, 'config.json'), JSON.stringify(config, null, 2))
    await buildDoors(tree, folder, doors)
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, doors: doors.map((name) => readDoor(folder, name)), remove }
}

/** The doors of a tree: what lies in `api` itself. */
export const doorNames = (tree = root) =>
  readdirSync(join(tree, 'api'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))

export type Output = Awaited<ReturnType<typeof makeOutput>>

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

// In a process of its own: the builder speaks on the console and keeps a compiler in memory.
const buildDoors = async (tree: string, folder: string, doors: string[]) => {
  const script = join(import.meta.dirname, 'build-doors.ts')
  const args = ['--import', 'tsx', script, tree, folder, ...doors]
  await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: MAX_WORDS })
}

const readDoor = (output: string, name: string): Door => {
  const folder = join(output, 'functions/api', `${name}.func`)
  const { handler, maxDuration } = JSON.parse(readFileSync(join(folder, '.vc-config.json'), 'utf8'))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  return { name, folder, handler, maxDuration, files }
}
