import { and, eq, inArray } from 'drizzle-orm'
import { funnelPaths } from '../../../db/schema/index.js'
import { dayAfter, instantOf, shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import type { StoreScope } from '../scope.js'
import { bestPath } from './best-path.js'
import type { FunnelDefinition } from './contract.js'
import { propertiesAsked, splitOf } from './outcomes.js'
import type { EntrySpan, Happening, Path } from './paths.js'
import { readTouches, type Touch, touchKey } from './read-touches.js'
import { readUnits } from './read-units.js'
import { rulesOf } from './rules-of.js'
import type { Unit } from './units.js'
import type { Only } from './who-is-it.js'

/** Entries are rolled up that long; who asks about earlier days is answered from the ledger. */
const ROLLED_DAYS = 400
const ROWS_AT_ONCE = 1_000

type Recounting = {
  scope: StoreScope
  place: { merchantId: string; funnel: string; scope: string }
  definition: FunnelDefinition
  only: Only
}

/** Counts all paths of these people, or devices, anew. */
export const recount = async (ctx: MerchantContext, { scope, place, definition, only }: Recounting) => {
  const { per } = definition
  const whos = per === 'session' ? only.visitors : only.whos
  const gone = [...new Set([...only.whos, ...only.visitors])]
  await ctx.db.delete(funnelPaths).where(and(isOf(place), inArray(funnelPaths.who, gone)))
  const asked = { ...only, whos }
  const first = firstRolledDay(ctx.now, scope.timeZone)
  const units = await readUnits(ctx, {
    ...{ definition, storeId: scope.storeId, only: asked, until: ctx.now },
    from: instantOf(first, 0, scope.timeZone),
    properties: ['store', ...propertiesAsked(definition.breakdown)],
  })
  const touches = units.length > 0 ? await readTouches(ctx, { per, only: asked }) : new Map<string, Touch[]>()
  const rows = units.flatMap((unit) =>
    pathsOf(unit, definition, scope.timeZone, touches.get(touchKey(unit.who, unit.session)) ?? []),
  )
  for (let index = 0; index < rows.length; index += ROWS_AT_ONCE)
    await ctx.db
      .insert(funnelPaths)
      .values(rows.slice(index, index + ROWS_AT_ONCE).map((row) => ({ ...place, ...row })))
}

export const firstRolledDay = (now: Date, timeZone: string) =>
  dayAfter(shopDayOf(now, timeZone), -ROLLED_DAYS)

/** Of each shop day on which somebody entered, the best path that began then. */
const pathsOf = (unit: Unit, definition: FunnelDefinition, timeZone: string, came: Touch[]) => {
  const rules = rulesOf(definition)
  const begins = rules.order === 'unordered' ? 255 : 1
  const { who, session } = unit
  return daysOf(unit.happenings, begins, timeZone).flatMap(({ on, span }) => {
    const path = bestPath(rules, unit.happenings, span)
    if (!path) return []
    const split = rolledSplit(definition, unit, path, came)
    return [{ who, session, entryOn: on, reached: path.at.length, stepsAt: path.at, split }]
  })
}

const daysOf = (happenings: Happening[], begins: number, timeZone: string) => {
  const days: { on: string; span: EntrySpan }[] = []
  for (const { at, steps } of happenings) {
    if (!(steps & begins) || at < (days.at(-1)?.span.end ?? Number.NEGATIVE_INFINITY)) continue
    const on = shopDayOf(new Date(at), timeZone)
    const [start, end] = [on, dayAfter(on, 1)].map((day) => instantOf(day, 0, timeZone).getTime()) as [
      number,
      number,
    ]
    days.push({ on, span: { start, end } })
  }
  return days
}

/** How they came first, the store they entered in, and what the funnel itself is broken down by, if they are in a group. */
const rolledSplit = ({ breakdown }: FunnelDefinition, unit: Unit, path: Path, came: Touch[]): string[] => {
  const values = unit.values ?? []
  const own = { ...unit, values: values.map(([, ...rest]) => rest) }
  const store = values[path.by[0] ?? 0]?.[0] ?? ''
  return [came[0]?.way ?? '', store, ...((breakdown && splitOf(breakdown, own, path, came)) ?? [])]
}

export const isOf = ({ merchantId, funnel, scope }: Recounting['place']) =>
  and(eq(funnelPaths.merchantId, merchantId), eq(funnelPaths.funnel, funnel), eq(funnelPaths.scope, scope))
