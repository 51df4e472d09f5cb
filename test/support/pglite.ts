import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { openPGlite } from '../../db/pglite.js'

/** A migrated, empty PGlite in memory; about a second. Close it when the file is done. */
export async function openTestDatabase() {
  return openPGlite(undefined, new Blob([await readFile(inject('pgliteTemplate'))]))
}
