import { cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CARRIED } from './carried.js'

export const root = join(import.meta.dirname, '../../..')

const SOURCES = ['api', 'db', 'package.json', 'package-lock.json', 'tsconfig.json', 'vercel.json']

/**
 * A copy of the sources to build in, for a build leaves bundles beside them; `planted` files are added. The packages that
 * doors carry lie inside, where the builder traces. Whatever else bundling needs is found one folder up.
 */
export const copySources = async (planted: Record<string, string>) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shuke-sources-')))
  const tree = join(folder, 'tree')
  const packages = [...new Set(Object.values(CARRIED).flat())].map((name) => `node_modules/${name}`)
  for (const path of [...SOURCES, ...packages])
    await cp(join(root, path), join(tree, path), { recursive: true })
  for (const [path, source] of Object.entries(planted)) await writeFile(join(tree, path), source)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { tree, remove: () => rm(folder, { recursive: true, force: true }) }
}
