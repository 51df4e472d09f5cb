import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { people, storeGuests } from '../../db/schema/index.js'
import { mapPeopleForStaff } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { KnownGuestPage } from './contract.js'

/** A pseudonym, or a device’s id, and when they did what they are listed for. */
export type Moment = { who: string; at: Date }

type Wish = { storeId?: string; cursor?: string; limit: number }

/** Whom of these the store knows, the latest first, and how many they all are. */
export const listKnownGuests = async (
  ctx: MerchantContext,
  moments: Moment[],
  { storeId, cursor, limit }: Wish,
): Promise<KnownGuestPage> => {
  const after = readCursor(cursor, 'psn')
  const ids = await knownAmong(
    ctx,
    storeId,
    moments.map(({ who }) => who),
  )
  const known = moments
    .flatMap(({ who, at }) => {
      const personId = ids.get(who)
      return personId ? [{ personId, at }] : []
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime() || (one.personId < other.personId ? 1 : -1))
  const rest = known.filter((guest) => !after || isAfter(guest, after))
  const page = toPage(rest.slice(0, limit + 1), limit, ({ personId, at }) => ({ at, id: personId }))
  const people = await mapPeopleForStaff(
    ctx,
    page.items.map(({ personId }) => personId),
  )
  return {
    ...{ counted: moments.length, known: known.length, nextCursor: page.nextCursor },
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
