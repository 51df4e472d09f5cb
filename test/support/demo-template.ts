import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from './server.js'

declare module 'vitest' {
  interface ProvidedContext {
    demoTemplate: string
  }
}

/** An evening with tables left. */
export const DEMO_AT = '2026-11-25T17:26:00+08:00'

/** Makes the weeks of the demo shop once for the whole run, in a folder that `startDemo` copies. */
export default async function setup(project: TestProject) {
  const data = await mkdtemp(join(tmpdir(), 'shuke-demo-'))
  const server = await startServer({ data, at: DEMO_AT })
  await server.stop()
  project.provide('demoTemplate', data)
  return () => rm(data, { recursive: true, force: true })
}
