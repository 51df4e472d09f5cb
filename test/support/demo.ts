import { inject } from 'vitest'
import { DEMO_AT } from './demo-template.js'
import { startServer } from './server.js'

/** A server with a demo shop of its own at `DEMO_AT`, and settings beside those of this process. */
export const startDemo = (env?: Record<string, string>) =>
  startServer({ from: inject('demoTemplate'), at: DEMO_AT, env })
