import type { Runtime } from '../_platform/context.js'
import { faultOf } from '../_platform/logging.js'
import { runTick } from '../_platform/tick.js'
import { workPlan } from '../cron.js'

const PACE_MS = 60_000

/** Ticks once a minute, as a scheduler would; `stop` waits for the tick under way. */
export const startTicking = (runtime: Runtime) => {
  let underWay: Promise<unknown> = Promise.resolve()
  const tick = () => {
    underWay = underWay
      .then(() => runTick(runtime, workPlan))
      .catch((error) => runtime.log.error({ fault: faultOf(error) }, 'tick failed'))
  }
  const pacing = setInterval(tick, PACE_MS)
  tick()
  return {
    stop: async () => {
      clearInterval(pacing)
      await underWay
    },
  }
}
