import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { people, storeGuests } from '../../../db/schema/index.js'
import { listDropped } from '../../_insights/index.js'
import { mapPeopleForStaff } from '../../_members/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import type { DroppedPage, DroppedQuery } from './contract.js'

type Wish = DroppedQuery & { storeId?: string; funnel: string }

/** Whom of those that got to a step and no further the store knows, the latest first. */
export const listDroppedGuests = async (
  ctx: MerchantContext,
  { cursor, limit, ...asked }: Wish,
): Promise<DroppedPage> => {
  const after = readCursor(cursor, 'psn')
  const dropped = await listDropped(ctx, asked)
  const ids = await knownAmong(
    ctx,
    asked.storeId,
    dropped.map(({ who }) => who),
  )
  const known = dropped
    .flatMap(({ who, at }) => {
      const personId = ids.get(who)
      return personId ? [{ personId, at }] : []
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.personId < other.personId ? 1 : -1))
    .filter(({ personId, at }) => !after || isAfter({ personId, at }, after))
  const page = toPage(known.slice(0, limit + 1), limit, ({ personId, at }) => ({ at, id: personId }))
  const people = await mapPeopleForStaff(
    ctx,
    page.items.map(({ personId }) => personId),
  )
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap(({ personId, at }) => {
      const person = people.get(personId)
      return person ? [{ ...person, at: at.toISOString() }] : []
    }),
  }
}

const isAfter = ({ personId, at }: { personId: string; at: Date }, after: { at: Date; id: string }) =>
  at < after.at || (at.getTime() === after.at.getTime() && personId < after.id)

const AT_ONCE = 5_000

/** Fans and members by their pseudonyms; of a store those who have dealt with it. No profile is kept of a child. */
const knownAmong = async (ctx: MerchantContext, storeId: string | undefined, whos: string[]) => {
  const known = new Map<string, string>()
  for (let first = 0; first < whos.length; first += AT_ONCE) {
    const rows = await ctx.db
      .select({ who: people.personKey, personId: people.id })
      .from(people)
      .where(
        and(
          eq(people.merchantId, ctx.merchantId),
          inArray(people.personKey, whos.slice(first, first + AT_ONCE)),
          or(isNotNull(people.fanAt), isNotNull(people.memberAt)),
          and(isNull(people.mergedInto), isNull(people.erasedAt), eq(people.under14, false)),
          storeId ? isGuestOf(ctx, storeId) : undefined,
        ),
      )
    for (const { who, personId } of rows) known.set(who, personId)
  }
  return known
}

const isGuestOf = ({ merchantId }: MerchantContext, storeId: string) =>
  sql`exists (select from ${storeGuests} where ${and(
    eq(storeGuests.merchantId, merchantId),
    eq(storeGuests.storeId, storeId),
    eq(storeGuests.personId, people.id),
  )})`
