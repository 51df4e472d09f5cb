import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundles, Door } from './output.js'

const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//
const IMPORT = /\bfrom ['"]\.\/([^'"]+)['"]/g

/** The names of the packages that the files are of. */
export const packagesIn = (files: string[]) =>
  [...new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []))].sort()

/** The files of ours a door carries, bundles included. */
export const ownFilesOf = ({ files }: Door) => files.filter((file) => !file.includes('node_modules/')).sort()

/** The sources in the bundles a door loads before its first request, and in those it loads when it needs them. */
export const bundledIn = (door: Door, bundles: Bundles) => {
  const source = readFileSync(join(door.folder, door.handler), 'utf8')
  const rooms = [...source.matchAll(IMPORT)].map(([, path]) => `api/${path}`)
  const first = reach(rooms, bundles, ['import-statement'])
  const ever = reach(rooms, bundles, ['import-statement', 'dynamic-import'])
  const later = ever.filter((file) => !first.includes(file))
  return { atOnce: sourcesIn(first, bundles), later: sourcesIn(later, bundles) }
}

const reach = (from: string[], bundles: Bundles, kinds: string[]) => {
  const reached = new Set(from)
  for (const file of reached)
    for (const { path, kind, external } of bundles[file]?.imports ?? [])
      if (kinds.includes(kind) && !external) reached.add(path)
  return [...reached]
}

const sourcesIn = (files: string[], bundles: Bundles) =>
  files.flatMap((file) =>
    Object.entries(bundles[file]?.inputs ?? {}).flatMap(([source, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [source] : [],
    ),
  )
