import { functionRuntime } from './_platform/runtime.js'
import { ingest } from './_tracking/ingest.js'

export default { fetch: async (request: Request) => ingest(await functionRuntime(), request) }
