import { giveTag, takeTagOff } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import type { GuestTags } from './contract.js'
import { getGuest } from './get-guest.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'

type Giving = OfGuest & { tagId: string }

/** Gives one of the store's guests a tag by hand. Fails with `not_found`, `tag_by_rule` or `person_tags_full`. */
export const tagGuest = (ctx: Context, giving: Giving) => change(ctx, giving, giveTag)

/** Takes a tag off that was given by hand. */
export const untagGuest = (ctx: Context, giving: Giving) => change(ctx, giving, takeTagOff)

const change = async (ctx: Context, { tagId, ...of }: Giving, verb: typeof giveTag): Promise<GuestTags> => {
  const person = await getGuestOfStore(ctx, of)
  await verb(ctx, { personId: person.id, tagId })
  return { items: (await getGuest(ctx, of)).tags }
}
