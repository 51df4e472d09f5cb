import type { Hono } from 'hono'
import type { Runtime } from '../../_platform/context.js'
import { runTick } from '../../_platform/tick.js'
import { workPlan } from '../../cron.js'
import type { Robots } from './stand-in.js'

/** Where somebody on this machine reads what the groups were sent, and has what is due done now. */
export const addRobots = (app: Hono, { posted }: Robots, runtime: Runtime) => {
  app.get('/_local/messages', (c) => c.json({ items: posted }))
  app.post('/_local/ticks', async (c) => {
    const publicOrigin = runtime.publicOrigin ?? `http://${c.req.header('host')}`
    return c.json(await runTick({ ...runtime, publicOrigin }, workPlan))
  })
}
