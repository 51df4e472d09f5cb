import type { TestProject } from 'vitest/node'
import { startServer } from '../support/server.js'

declare module 'vitest' {
  interface ProvidedContext {
    localOrigin: string
  }
}

/** One server with the demo shop for all tests of the mini-program, on an evening with tables left. */
export default async function setup(project: TestProject) {
  const server = await startServer({ at: '2026-11-25T17:26:00+08:00' })
  project.provide('localOrigin', server.origin)
  return () => server.stop()
}
