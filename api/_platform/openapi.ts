import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ErrorBody, IdempotencyKey } from './contract.js'
import type { Route } from './route.js'

const ABOUT = {
  openapi: '3.1.0',
  info: { title: 'Shuke', version: '1', description: '熟客：订座、领券、核销，和从这些里长出来的熟客。' },
}

/** The OpenAPI document of the routes, who may call each (`x-access`) included. */
export const describeRoutes = (routes: Route[]) => {
  const app = new OpenAPIHono()
  for (const route of routes) app.openAPIRegistry.registerPath(describeRoute(route))
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  return withPlainPatterns(app.getOpenAPI31Document(ABOUT))
}

// The generator leaves a pattern's flags behind it; JSON Schema has none, and reads every pattern as Unicode.
const withPlainPatterns = <T>(document: T): T =>
  JSON.parse(JSON.stringify(document), (key, value) =>
    key === 'pattern' && typeof value === 'string' ? value.replace(/\/[a-z]+$/, '') : value,
  )

const describeRoute = (route: Route) =>
  createRoute({
    method: route.method,
    path: `/api${route.path}`,
    summary: route.summary,
    ...(route.access === 'open' || route.access === 'merchant' ? {} : { security: [{ token: [] }] }),
    'x-access': route.access,
    request: {
      params: route.params,
      query: route.query,
      ...(route.effect === 'command' ? { headers: z.object({ 'idempotency-key': IdempotencyKey }) } : {}),
      ...(route.body
        ? {
            body: {
              required: true,
              content: { [route.bodyType ?? 'application/json']: { schema: route.body } },
            },
          }
        : {}),
    },
    responses: {
      [route.status]: { description: 'OK', content: contentOf(route) },
      default: { description: 'Error', content: { 'application/json': { schema: ErrorBody } } },
    },
  })

const contentOf = ({ file, reply }: Route) =>
  file
    ? { [file.type]: { schema: { type: 'string' as const, format: 'binary' } } }
    : { 'application/json': { schema: reply } }
