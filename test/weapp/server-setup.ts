import type { TestProject } from 'vitest/node'
import { DEMO_AT } from '../support/demo-template.js'
import { startServer } from '../support/server.js'

declare module 'vitest' {
  interface ProvidedContext {
    localOrigin: string
  }
}

/** One server with the demo shop for all tests of the mini-program, on an evening with tables left. */
export default async function setup(project: TestProject) {
  const server = await startServer({ at: DEMO_AT })
  project.provide('localOrigin', server.origin)
  return () => server.stop()
}
