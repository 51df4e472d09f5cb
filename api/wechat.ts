import { answerPush } from './_outreach/push.js'
import { functionRuntime } from './_platform/runtime.js'

export default { fetch: async (request: Request) => answerPush(await functionRuntime(), request) }
