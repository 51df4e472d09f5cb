import { diningRoutes } from './_dining/routes.js'
import { insightRoutes } from './_insights/routes.js'
import { memberRoutes } from './_members/routes.js'
import { outreachRoutes } from './_outreach/routes.js'
import { createApp } from './_platform/http.js'
import { pictureRoutes } from './_platform/pictures/routes.js'
import { functionRuntime } from './_platform/runtime.js'
import { reportRoutes } from './_reports/routes.js'
import { storefrontRoutes } from './_storefront/routes.js'
import { trackingRoutes } from './_tracking/routes.js'
import { voucherRoutes } from './_vouchers/routes.js'

export const routes = [
  ...storefrontRoutes,
  ...memberRoutes,
  ...trackingRoutes,
  ...diningRoutes,
  ...voucherRoutes,
  ...outreachRoutes,
  ...insightRoutes,
  ...reportRoutes,
  ...pictureRoutes,
]

let app: ReturnType<typeof createApp> | undefined

export default {
  fetch: async (request: Request) => {
    app ??= createApp(routes, await functionRuntime())
    return app.fetch(request)
  },
}
