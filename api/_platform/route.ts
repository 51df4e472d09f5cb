import type { z } from 'zod'
import type { Context, OpenContext, Post, PublicContext, Runtime } from './context.js'

type Shape = z.ZodObject | undefined
type Out<S extends Shape> = S extends z.ZodObject ? z.infer<S> : unknown

/** Who may call: anybody, whoever runs the deployment, anybody of a named merchant, a signed-in person, or staff of the store in the path. */
export type Access = 'open' | 'agency' | 'merchant' | 'guest' | Post['role']

type Spec<A extends Access, P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType> = {
  access: A
  path: string
  summary: string
  params?: P
  query?: Q
  body?: B
  reply: R
  /** For how long an answer may be handed to others too; what must be fresh leaves it out. */
  cacheSeconds?: A extends 'merchant' ? number : never
}

type Handler<C, P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType> = (
  ctx: C,
  input: Out<P> & Out<Q> & Out<B>,
) => Promise<z.input<R>>

/** A route as the http wrapper mounts it; `handle` gets path, query and body in one checked object. Without one, another function serves it. */
export type Route = {
  method: 'get' | 'post'
  access: Access
  effect: 'read' | 'command'
  status: 200 | 201
  path: string
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  reply: z.ZodType
  cacheSeconds?: number
  handle?(ctx: unknown, input: unknown): Promise<unknown>
}

type Kind = Pick<Route, 'method' | 'effect' | 'status'>

const routeOf =
  <C, A extends Access>(kind: Kind) =>
  <
    P extends Shape = undefined,
    Q extends Shape = undefined,
    B extends Shape = undefined,
    R extends z.ZodType = z.ZodType,
  >(
    spec: Spec<A, P, Q, B, R>,
    handler: Handler<C, P, Q, B, R>,
  ): Route => ({ ...kind, ...spec, handle: handler as Route['handle'] })

/** A read that needs no token; its path names the merchant. */
export const publicRead = routeOf<PublicContext, 'merchant'>({ method: 'get', effect: 'read', status: 200 })
/** A call that finds out itself who is there, such as signing in, or does not need to know. */
export const openCall = routeOf<OpenContext, 'open'>({ method: 'post', effect: 'read', status: 200 })
/** A call by whoever runs the deployment, with its secret. */
export const agencyCall = routeOf<Runtime, 'agency'>({ method: 'post', effect: 'read', status: 201 })
/** A read by a signed-in person, or by staff of the store in the path. */
export const read = routeOf<Context, 'guest' | Post['role']>({ method: 'get', effect: 'read', status: 200 })
/** Creates or moves something: one transaction, once for each `Idempotency-Key`. */
export const command = routeOf<Context, 'guest' | Post['role']>({
  method: 'post',
  effect: 'command',
  status: 201,
})
/** A call another function answers; it stands in the document all the same. */
export const servedElsewhere = (spec: Pick<Route, 'path' | 'summary' | 'body' | 'reply'>): Route => ({
  ...{ method: 'post', access: 'open', effect: 'read', status: 200 },
  ...spec,
})
