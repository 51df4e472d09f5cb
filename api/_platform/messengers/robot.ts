import type { CalledOut } from '../call-out.js'
import type { ReportMessage } from './message.js'
import type { SendOutcome } from './outcome.js'

/** At most `count` within any `seconds`. */
export type Pace = { count: number; seconds: number }

type Wish = { url: URL; secret: string | null; message: ReportMessage; now: Date }

/** How the robot of a messenger is spoken to. */
export type Robot = {
  pace: Pace[]
  toRequest(wish: Wish): { url: URL; json: unknown }
  read(called: CalledOut): SendOutcome
}
