import { setTimeout } from 'node:timers/promises'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Clock } from '../../_platform/clock.js'
import type { RobotKind } from '../../_platform/messengers/addresses.js'
import { RULES } from './rules.js'
import { type Call, OK, type Posted, type Rules, type StandInRobot, type Verdict } from './world.js'

const SLOW_MS = 200

/**
 * `silent` never answers and posts nothing, `silentAfterwards` posts and never answers; `cut` breaks the connection before,
 * `cutAfterwards` after the message is posted; `slow` answers rightly, but late; `away` is a gateway's answer; a number is
 * answered as the robot's error code.
 */
type RobotManner =
  | ('silent' | 'silentAfterwards' | 'cut' | 'cutAfterwards' | 'slow' | 'away')
  | { code: number; text?: string }

export type Robots = {
  origin: string
  /** Makes a robot known, and any other unknown. */
  add(robot: StandInRobot): void
  remove(robot: Pick<StandInRobot, 'kind' | 'key'>): void
  /** How the next call is met, or the next few. */
  misbehave(wish: { as: RobotManner; times?: number }): void
  /** What came up in the groups, in order. */
  posted: Posted[]
  /** How often each error was answered, by `kind code`. */
  refusals: Record<string, number>
  /** How many calls came in, of whatever outcome. */
  calls(): number
  close(): Promise<void>
}

type Known = StandInRobot & { sentAt: number[]; blockedUntil: number }

/**
 * Stands in for the group robots of WeCom, DingTalk and Feishu on loopback, by their documented rules. Until one is added,
 * it answers for every key, unsigned.
 */
export const startRobots = async (clock: Clock): Promise<Robots> => {
  const known = new Map<string, Known>()
  const orders: RobotManner[] = []
  const posted: Posted[] = []
  const refusals: Record<string, number> = {}
  let calls = 0
  let open = true
  const place = ({ kind, key }: Pick<StandInRobot, 'kind' | 'key'>) => `${kind} ${key}`
  const makeKnown = (robot: StandInRobot): Known => {
    const made = { ...robot, sentAt: [], blockedUntil: 0 }
    known.set(place(robot), made)
    return made
  }

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all('*', async (c) => {
    const found = Object.entries(RULES).find(([, { path }]) => path.test(c.req.path))
    if (!found || c.req.method !== 'POST') return c.text('404 not found', 404)
    const [kind, rules] = found as [RobotKind, Rules]
    calls += 1
    const manner = orders.shift()
    if (manner === 'silent') return never()
    if (manner === 'cut') return cut(c)
    if (manner === 'away') return c.text('502 Bad Gateway', 502)
    if (typeof manner === 'object') return c.json(rules.answer({ text: 'told to answer so', ...manner }))

    const call = await readCall(c, clock().getTime())
    const key = rules.keyOf(c.req.path, call.query)
    const robot = known.get(place({ kind, key })) ?? (open ? makeKnown({ kind, key }) : undefined)
    const verdict = judge(rules, robot, call, (message) =>
      posted.push({ kind, key, ...message, at: new Date(call.now) }),
    )
    if (verdict.code !== 0) {
      const name = `${kind} ${verdict.code}`
      refusals[name] = (refusals[name] ?? 0) + 1
    }
    if (manner === 'silentAfterwards') return never()
    if (manner === 'cutAfterwards') return cut(c)
    if (manner === 'slow') await setTimeout(SLOW_MS)
    return c.json(rules.answer(verdict))
  })

  return {
    ...(await listen(app)),
    ...{ posted, refusals, calls: () => calls },
    add: (robot) => {
      open = false
      makeKnown(robot)
    },
    remove: (robot) => {
      known.delete(place(robot))
    },
    misbehave: ({ as, times = 1 }) => {
      orders.push(...Array<RobotManner>(times).fill(as))
    },
  }
}

type Post = (message: { title: string; text: string }) => void

const judge = (rules: Rules, robot: Known | undefined, call: Call, post: Post): Verdict => {
  if (!robot) return rules.unknownKey
  const isTooFast = rules.limits.some(
    ({ count, ms }) => robot.sentAt.filter((at) => at > call.now - ms).length >= count,
  )
  if (isTooFast) robot.blockedUntil = call.now + rules.blockedMs
  if (isTooFast || robot.blockedUntil > call.now) return rules.tooFast
  robot.sentAt.push(call.now)
  if (robot.secret && !rules.isSigned(call, robot.secret)) return rules.unsigned
  const read = rules.read(call)
  if ('verdict' in read) return read.verdict
  const { title, text } = read.message
  if (robot.keyword && !`${title}\n${text}`.includes(robot.keyword)) return rules.withoutKeyword
  post(read.message)
  return OK
}

const readCall = async (c: Context, now: number): Promise<Call> => {
  const raw = await c.req.text()
  const type = c.req.header('content-type') ?? ''
  return { query: c.req.query(), body: parse(raw), bytes: Buffer.byteLength(raw), type, now }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const never = () => new Promise<never>(() => {})

const cut = (c: Context<{ Bindings: HttpBindings }>) => {
  c.env.incoming.socket.destroy()
  return never()
}

const listen = (app: Hono<{ Bindings: HttpBindings }>) =>
  new Promise<Pick<Robots, 'origin' | 'close'>>((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => closeNow(server) }),
    )
  })

// Calls that are never answered would keep it open.
const closeNow = (server: ServerType) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
