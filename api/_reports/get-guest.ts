import { touchesOf } from '../_insights/index.js'
import { findTags, listMerges, maskPhone, tagsByHand, tagsOf } from '../_members/index.js'
import { shopDayOf, wallTime } from '../_platform/clock.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { getStore } from '../_storefront/index.js'
import { getComings } from './comings.js'
import type { Guest } from './contract.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'
import { habitsOf } from './habits.js'
import { listLikelyGuests } from './merge-guests.js'
import { sumSpend } from './spend.js'
import { countMissed, countVouchers, listFavouriteDishes, listLatestConsents } from './standing.js'

const DAY_MS = 86_400_000

/**
 * Everything the store knows of one of its guests, composed across the rooms: what they are to the merchant, and what
 * they did in this store. Fails with `not_found` for anybody else's, with `profile_withheld`.
 */
export const getGuest = async (ctx: Context, { storeId, ...asked }: OfGuest): Promise<Guest> => {
  const person = await getGuestOfStore(ctx, { storeId, ...asked })
  const { timeZone } = await getStore(ctx, storeId)
  const of = { storeId, personId: person.id }
  const { comings, parties, ...came } = await getComings(ctx, { ...of, timeZone })
  const { minute, ...habits } = habitsOf(comings)
  const spend = await sumSpend(ctx, of)
  const missed = await countMissed(ctx, of)
  const favourites = await listFavouriteDishes(ctx, person.id)
  const touches = await touchesOf(ctx, person.id)
  const facts = {
    ...{ visits: came.visits, daysAway: daysSince(came.lastVisitOn, shopDayOf(ctx.now, timeZone)), parties },
    ...{ redemptions: spend.redemptions, spentFen: spend.spentFen, likes: favourites.length, ...missed },
  }
  return {
    ...{ personId: person.id, name: person.name, avatar: person.avatar },
    phoneMasked: person.phone && maskPhone(person.phone),
    fanSince: person.fanAt?.toISOString() ?? null,
    memberSince: person.memberAt?.toISOString() ?? null,
    isRegular: person.regularAt !== null,
    firstTouch: touches.first,
    lastTouch: touches.last,
    consents: await listLatestConsents(ctx, person.id),
    favourites,
    ...came,
    habits: { ...habits, time: minute && { ...minute, value: wallTime(minute.value) } },
    ...missed,
    ...spend,
    ...(await countVouchers(ctx, of)),
    tags: await listGuestTags(ctx, person.id, facts),
    merges: (await listMerges(ctx, person.id)).items,
    likelySame: await listLikelyGuests(ctx, of),
  }
}

const listGuestTags = async (
  ctx: MerchantContext,
  personId: string,
  facts: Parameters<typeof tagsOf>[0],
): Promise<Guest['tags']> => {
  const known = await findTags(ctx)
  const given = new Set(await tagsByHand(ctx, personId))
  const byRule = new Set(tagsOf(facts, known).map(({ id }) => id))
  return known.flatMap(({ id, name }): Guest['tags'] => {
    if (given.has(id)) return [{ id, name, by: 'hand' }]
    return byRule.has(id) ? [{ id, name, by: 'rule' }] : []
  })
}

const daysSince = (on: string | null, today: string) =>
  on === null ? null : Math.round((Date.parse(today) - Date.parse(on)) / DAY_MS)
