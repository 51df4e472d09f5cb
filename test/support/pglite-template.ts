import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../db/migrate.js'
import { openPGlite } from '../../db/pglite.js'

declare module 'vitest' {
  interface ProvidedContext {
    pgliteTemplate: string
  }
}

/** Migrates one PGlite for the whole run and keeps a copy of its data for `openTestDatabase`. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'shuke-pglite-'))
  const template = join(folder, 'template.tar')
  const { db, close } = await openPGlite(undefined)
  await migrate(db)
  const { $client } = db as unknown as { $client: PGlite }
  const dump = await $client.dumpDataDir('none')
  await writeFile(template, Buffer.from(await dump.arrayBuffer()))
  await close()
  project.provide('pgliteTemplate', template)
  return () => rm(folder, { recursive: true, force: true })
}
