import { functionGround } from './_platform/ground.js'
import { ingest } from './_tracking/ingest.js'

export default { fetch: async (request: Request) => ingest(await functionGround(), request) }
