import { insightHandlers, insightTurns } from './_insights/work.js'
import { memberHandlers, memberTurns } from './_members/work.js'
import { outreachHandlers, outreachTurns } from './_outreach/work.js'
import { answerTick } from './_platform/answer-tick.js'
import { housekeepingHandlers, housekeepingTurns } from './_platform/housekeeping.js'
import { pictureHandlers } from './_platform/pictures/work.js'
import { resealingHandlers, resealingTurns } from './_platform/resealing.js'
import { functionRuntime } from './_platform/runtime.js'
import { reportHandlers, reportTurns } from './_reports/work.js'
import { trackingHandlers, trackingTurns } from './_tracking/work.js'

export const workPlan = {
  handlers: [
    ...[...housekeepingHandlers, ...resealingHandlers, ...pictureHandlers],
    ...[...trackingHandlers, ...memberHandlers, ...outreachHandlers, ...insightHandlers, ...reportHandlers],
  ],
  recurring: [
    ...housekeepingTurns,
    ...resealingTurns,
    ...trackingTurns,
    ...memberTurns,
    ...outreachTurns,
    ...insightTurns,
    ...reportTurns,
  ],
}

export default {
  fetch: async (request: Request) => answerTick(await functionRuntime(), workPlan, request),
}
