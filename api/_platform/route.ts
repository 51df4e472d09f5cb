import * as z from 'zod'
import type {
  CommandContext,
  Context,
  OpenContext,
  Post,
  PublicContext,
  ReadContext,
  Runtime,
} from './context.js'
import type { WeChat } from './wechat/client.js'

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
  cacheSeconds?: A extends 'merchant' | 'open' ? number : never
  /** A command whose answer must not lie around: it is kept for no repeat, so each call is a new one. */
  answersOnce?: true
  /** A command that ends or changes who the person is: nothing else happens as them meanwhile. */
  alone?: boolean
  /** What a command of staff is about, where that is not the first id it is given or answers. */
  subjectOf?: (ctx: Context, input: Out<P> & Out<Q> & Out<B>) => Promise<string | null>
}

type Handler<C, P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType> = (
  ctx: C,
  input: Out<P> & Out<Q> & Out<B>,
) => Promise<z.input<R>>

type FileKind = { type: string; name: string }

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
  bodyType?: 'application/json' | 'multipart/form-data'
  reply: z.ZodType
  /** Answers a file instead. */
  file?: FileKind
  cacheSeconds?: number
  answersOnce?: true
  alone?: boolean
  subjectOf?(ctx: Context, input: unknown): Promise<string | null>
  /** What a command asks of WeChat before its transaction begins, and not again for a key that has its answer. */
  ask?(ctx: Context, wechat: WeChat, input: unknown): Promise<unknown>
  handle?(ctx: unknown, input: unknown, asked?: unknown): Promise<unknown>
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
  ): Route => ({
    ...kind,
    ...spec,
    subjectOf: spec.subjectOf as Route['subjectOf'],
    handle: handler as Route['handle'],
  })

/** A read that needs no token; its path names the merchant. */
export const publicRead = routeOf<PublicContext, 'merchant'>({ method: 'get', effect: 'read', status: 200 })
/** A read that is the same for everybody, of whatever merchant. */
export const openRead = routeOf<OpenContext, 'open'>({ method: 'get', effect: 'read', status: 200 })
/** A call that finds out itself who is there, such as signing in, or does not need to know. */
export const openCall = routeOf<OpenContext, 'open'>({ method: 'post', effect: 'read', status: 200 })
/** A call by whoever runs the deployment, with its secret. */
export const agencyCall = routeOf<Runtime, 'agency'>({ method: 'post', effect: 'read', status: 201 })
/** A read by a signed-in person, or by staff of the store in the path. */
export const read = routeOf<ReadContext, 'guest' | Post['role']>({
  method: 'get',
  effect: 'read',
  status: 200,
})
/** A read whose question is too long for an address. */
export const inquiry = routeOf<ReadContext, 'guest' | Post['role']>({
  method: 'post',
  effect: 'read',
  status: 200,
})
/** Creates or moves something: one transaction, once for each `Idempotency-Key`. */
export const command = routeOf<CommandContext, 'guest' | Post['role']>({
  method: 'post',
  effect: 'command',
  status: 201,
})
/** A command that asks WeChat something first, outside of its transaction; the handler gets the answer. */
export const askingCommand = <
  A,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends z.ZodType = z.ZodType,
>(
  spec: Spec<'guest', P, Q, B, R>,
  ask: (ctx: Context, wechat: WeChat, input: Out<P> & Out<Q> & Out<B>) => Promise<A>,
  handler: (ctx: Context, input: Out<P> & Out<Q> & Out<B>, asked: A) => Promise<z.input<R>>,
): Route => ({
  ...{ method: 'post', effect: 'command', status: 201 },
  ...spec,
  ask: ask as Route['ask'],
  handle: handler as Route['handle'],
})
/** A read by a signed-in person, or by staff of the store in the path, that answers with a file of this type, called so. */
export const fileRead = <P extends Shape = undefined, Q extends Shape = undefined>(
  spec: Omit<Spec<'guest' | Post['role'], P, Q, undefined, z.ZodType>, 'reply'> & { file: FileKind },
  handler: (ctx: ReadContext, input: Out<P> & Out<Q>) => Promise<Uint8Array<ArrayBuffer>>,
): Route => ({
  ...{ method: 'get', effect: 'read', status: 200 },
  ...spec,
  reply: z.never(),
  subjectOf: spec.subjectOf as Route['subjectOf'],
  handle: handler as Route['handle'],
})
/** A call another function answers; it stands in the document all the same. */
export const servedElsewhere = (
  spec: Pick<Route, 'path' | 'summary' | 'body' | 'bodyType' | 'reply'> &
    Partial<Pick<Route, 'access' | 'status'>>,
): Route => ({
  ...{ method: 'post', access: 'open', effect: 'read', status: 200 },
  ...spec,
})
