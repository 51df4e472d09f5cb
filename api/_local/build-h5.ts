import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const SOURCES = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/art',
  'miniapp/babel.config.cjs',
  'api/_dining/vocabulary.ts',
  'api/_members/vocabulary.ts',
  'api/_tracking/vocabulary.ts',
  'api/_vouchers/vocabulary.ts',
  'db/seed/pictures',
  'package-lock.json',
]
const STAMP = '.built-from'

/** Builds the web pages into miniapp/dist/h5 unless they are what the sources make already. */
export const buildH5 = async (root: string, report: (detail: string) => void) => {
  const stampFile = path.join(root, 'miniapp/dist/h5', STAMP)
  const hash = await hashOf(root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return
  await runBuild(root, report)
  writeFileSync(stampFile, hash)
}

const hashOf = async (root: string) => {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of await filesUnder(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

const filesUnder = async (place: string): Promise<string[]> => {
  if (!existsSync(place)) return []
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => null)
  if (!entries) return [place]
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}assets`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

const runBuild = (root: string, report: (detail: string) => void) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', 'build:h5'], {
      cwd: root,
      shell: process.platform === 'win32',
    })
    let output = ''
    const listen = (data: Buffer) => {
      output += data
      const percent = /(\d{1,3})%/.exec(String(data))?.[1]
      if (percent) report(`${percent} %`)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the pages could not be built:\n${output.slice(-3000)}`)),
    )
  })
