import { createRequire } from 'node:module'
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
  leaveTheExitCodeAlone()
  try {
    await createDatabase(template)
  } catch (error) {
    await close()
    throw error
  }
  project.provide('postgres', { server, template })
  return close
}

/** The package would end this process with 0 once there is nothing left to do, whatever the tests said. */
function leaveTheExitCodeAlone() {
  const packages = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const hooks: { unhookEvent(event: string): void } = packages('async-exit-hook')
  for (const event of ['beforeExit', 'exit']) hooks.unhookEvent(event)
}
