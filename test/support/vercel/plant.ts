import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Door, root } from './output.js'

/**
 * Makes a tree to build doors from: this project's files at the `copied` paths, then `files`, and the packages that a
 * built door carries. Links to the installed packages would lead out of the tree, where the builder traces nothing.
 */
export const plantTree = async (door: Door, files: Record<string, string>, copied: string[] = []) => {
  const tree = await realpath(await mkdtemp(join(tmpdir(), 'shuke-planted-')))
  await cp(join(door.folder, 'node_modules'), join(tree, 'node_modules'), { recursive: true })
  for (const path of ['package.json', 'tsconfig.json', 'vercel.json', ...copied])
    await cp(join(root, path), join(tree, path), { recursive: true })
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), source)
  }
  return { tree, remove: () => rm(tree, { recursive: true, force: true }) }
}
