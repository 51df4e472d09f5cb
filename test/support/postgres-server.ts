import type { TestProject } from 'vitest/node'
import { startPostgres } from './embedded-postgres.js'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { server: string; template: string }
  }
}

const template = 'template_shuke'

/** Runs one PostgreSQL for the whole run, with a migrated database that `createDatabase` copies. */
export default async function setup(project: TestProject) {
  const { server, createDatabase, close } = await startPostgres()
  try {
    await createDatabase(template)
  } catch (error) {
    await close()
    throw error
  }
  project.provide('postgres', { server, template })
  return close
}
