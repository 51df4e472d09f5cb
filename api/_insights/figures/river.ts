import { sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import type { Overview } from './contract.js'
import { openedOf } from './facts.js'
import { merchantOf, placesOf, type Span } from './places.js'

/** Who opened one of the stores in the span, once each, and how far they have come by now; a later stage implies the earlier ones. */
export const countRiver = async (
  ctx: MerchantContext,
  { storeIds, span }: { storeIds: string[]; span: Span },
): Promise<Overview['river']> => {
  const count = (column: string) => sql`f.${sql.raw(column)}`.mapWith(Number)
  const [row] = await ctx.db
    .select({
      ...{ visitors: count('visitors'), fans: count('fans') },
      ...{ members: count('members'), regulars: count('regulars') },
    })
    .from(sql`(
      with ${placesOf(ctx, { storeIds, spans: [span] })}
      select count(distinct who) as visitors,
        count(distinct who) filter (where p.fan_at is not null or p.member_at is not null) as fans,
        count(distinct who) filter (where p.member_at is not null) as members,
        count(distinct who) filter (where p.member_at is not null and p.regular_at is not null) as regulars
      from (${openedOf(ctx)}) came
      left join people p on p.merchant_id = ${merchantOf(ctx)} and p.id = came.person_id
    ) f`)
  return row ?? { visitors: 0, fans: 0, members: 0, regulars: 0 }
}
