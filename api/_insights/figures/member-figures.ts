import { sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import {
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type MemberGroup,
  type MemberStanding,
  VISIT_STEPS,
} from '../vocabulary.js'
import { comparisonOf } from './compare.js'
import type { MemberFigures } from './contract.js'
import { figuresOfSpans } from './figures-of.js'
import { isMember, membersOf } from './members.js'
import { type Places, placesOf } from './places.js'
import { type PeriodOfStores, readPeriod } from './scope.js'

type Name = MemberGroup | MemberStanding
const NAMES = Object.keys({ ...MEMBER_STANDINGS, ...MEMBER_GROUPS }) as Name[]

/** The members of a store, or of all: who joined in the span, and how the members of today stand. */
export const getMemberFigures = async (
  ctx: MerchantContext,
  wish: PeriodOfStores,
): Promise<MemberFigures> => {
  const scope = await readPeriod(ctx, wish)
  const comparison = comparisonOf(scope.stores, scope)
  const { storeIds, span, pair: spans } = scope
  const rows = await figuresOfSpans(ctx, { storeIds, spans, together: true })
  const joined = ({ from }: { from: string }) =>
    rows.find(({ figure, at }) => figure === 'members' && at === from)?.value ?? 0
  const counted = await countMembers(ctx, { storeIds, spans: [span] }, comparison.today)
  const pick = <K extends Name>(names: Record<K, unknown>) =>
    Object.fromEntries((Object.keys(names) as K[]).map((name) => [name, counted.get(name) ?? 0])) as Record<
      K,
      number
    >
  return {
    ...{ ...comparison, joined: { now: joined(span), before: joined(comparison.before) } },
    standings: pick(MEMBER_STANDINGS),
    groups: pick(MEMBER_GROUPS),
    visits: STEPS.map(({ from, to }) => ({ from, to, members: counted.get(`visits-${from}`) ?? 0 })),
  }
}

const STEPS = VISIT_STEPS.map((to, index) => ({ from: (VISIT_STEPS[index - 1] ?? -1) + 1, to }))

const countMembers = async (ctx: MerchantContext, places: Places, today: string) => {
  const counts = [
    ...NAMES.map((name) => ({ name: name as string, where: isMember(name) })),
    ...STEPS.map(({ from, to }) => ({
      name: `visits-${from}`,
      where: to === null ? sql`visits >= ${from}::int` : sql`visits between ${from}::int and ${to}::int`,
    })),
  ]
  const columns = counts.map(({ where }) => sql`count(*) filter (where ${where})::int`)
  const [row] = await ctx.db.select({ counts: sql<number[]>`f.counts` }).from(sql`(
      with ${placesOf(ctx, places)}
      select array[${sql.join(columns, sql`, `)}] as counts from (${membersOf(ctx, today)}) member) f`)
  return new Map(counts.map(({ name }, index) => [name, row?.counts[index] ?? 0]))
}
