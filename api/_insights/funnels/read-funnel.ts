import { and, eq, isNull, sql } from 'drizzle-orm'
import { funnelPaths, funnelRollups } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { type Days, daysAsked, type StoreScope, storeScope } from '../scope.js'
import { answerOf, liveOutcomes } from './ask-funnel.js'
import type { Breakdown, FunnelAnswer, FunnelDefinition, FunnelQuery } from './contract.js'
import { getFunnel, type RolledFunnel } from './list-funnels.js'
import type { Outcome } from './outcomes.js'
import { firstRolledDay, isOf } from './recount.js'
import { scopeNameOf } from './rules-of.js'

type Wish = FunnelQuery & { storeId?: string; funnel: string }
type Split = FunnelQuery['split']

/** A ready-made or kept funnel, from its roll-up; from the ledger where that is not done or does not reach so far back. */
export const readFunnel = async (ctx: MerchantContext, wish: Wish): Promise<FunnelAnswer> => {
  const { groups, split } = wish
  const { funnel, days, scope } = await funnelAsked(ctx, wish)
  const { outcomes, rolledAt } = await outcomesOf(ctx, { funnel, scope, days, split })
  const { definition } = funnel
  return answerOf(ctx, { definition, days, outcomes, groups, split: split !== 'none', rolledAt })
}

export const funnelAsked = async (
  ctx: MerchantContext,
  { storeId = null, funnel, from, to }: { storeId?: string | null; funnel: string } & Partial<Days>,
) => {
  const scope = await storeScope(ctx, storeId)
  const days = daysAsked(ctx.now, scope.timeZone, { from, to })
  return { scope, days, funnel: await getFunnel(ctx, { storeId, funnel }) }
}

type Asked = { funnel: RolledFunnel; scope: StoreScope; days: Days; split: Split }

export const outcomesOf = async (
  ctx: MerchantContext,
  { funnel, scope, days, split }: Asked,
): Promise<{ outcomes: Outcome[]; rolledAt: Date | null }> => {
  const place = { merchantId: ctx.merchantId, funnel: funnel.funnel, scope: scopeNameOf(scope.storeId) }
  const rolledAt = days.from < firstRolledDay(ctx.now, scope.timeZone) ? null : await rolledUntil(ctx, place)
  if (rolledAt) return { outcomes: await rolledOutcomes(ctx, { place, days, split }), rolledAt }
  const definition = { ...funnel.definition, breakdown: breakdownOf(funnel.definition, split) }
  return { outcomes: await liveOutcomes(ctx, scope, definition, days), rolledAt }
}

/** What the live query has to be asked to be split so. */
const breakdownOf = ({ breakdown }: FunnelDefinition, split: Split): Breakdown | null => {
  if (split === 'way') return { by: 'firstTouch', properties: ['way'] }
  if (split === 'store') return { by: 'step', step: 1, properties: ['store'] }
  return split === 'own' ? breakdown : null
}

type Place = { merchantId: string; funnel: string; scope: string }

const rolledUntil = async ({ db }: MerchantContext, { merchantId, funnel, scope }: Place) => {
  const [row] = await db
    .select({ rolledAt: funnelRollups.rolledAt })
    .from(funnelRollups)
    .where(
      and(
        eq(funnelRollups.merchantId, merchantId),
        eq(funnelRollups.funnel, funnel),
        eq(funnelRollups.scope, scope),
        isNull(funnelRollups.cursor),
      ),
    )
  return row?.rolledAt ?? null
}

/** Of all days the path that leads furthest, of equal ones the first: complete ones lead furthest of all. */
const rolledOutcomes = async (
  { db }: MerchantContext,
  { place, days, split }: { place: Place; days: Days; split: Split },
): Promise<Outcome[]> => {
  const wanted = { none: sql`null::text[]`, way: part(1, 1), store: part(2, 2), own: part(3, 4) }[split]
  const { rows } = (await db.execute(sql`
    select distinct on (who, session) who, session, array_to_string(steps_at, ',') as at, array_to_json(${wanted})::text as split
    from ${funnelPaths} where ${isOf(place)} and ${funnelPaths.entryOn} between ${days.from}::date and ${days.to}::date
    order by who, session, reached desc, entry_on`)) as unknown as {
    rows: { who: string; session: string | number; at: string; split: string | null }[]
  }
  return rows.map(({ who, session, at, split: values }) => ({
    who,
    session: Number(session),
    at: at.split(',').map(Number),
    split: toSplit(values),
  }))
}

const part = (from: number, to: number) => sql`split[${sql.raw(String(from))}:${sql.raw(String(to))}]`

/** None was kept of who never got to the step that the funnel is broken down by. */
const toSplit = (text: string | null): string[] | null => {
  const values = text === null ? [] : (JSON.parse(text) as string[])
  return values.length > 0 ? values : null
}
