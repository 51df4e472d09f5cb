import { giveTag, takeTagOff } from '../_members/index.js'
import { holdPerson } from '../_platform/actor.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { GuestTags } from './contract.js'
import { getGuest } from './get-guest.js'
import { getGuestOfStore, type OfGuest } from './guest-of-store.js'

type Giving = OfGuest & { tagId: string }

/** Gives one of the store's guests a tag by hand. Fails with `not_found`, `tag_by_rule` or `person_tags_full`. */
export const tagGuest = (ctx: Context, giving: Giving) => change(ctx, giving, giveTag)

/** Takes a tag off that was given by hand. */
export const untagGuest = (ctx: Context, giving: Giving) => change(ctx, giving, takeTagOff)

const change = async (ctx: Context, { tagId, ...of }: Giving, verb: typeof giveTag): Promise<GuestTags> => {
  const { id: personId } = await getGuestOfStore(ctx, of)
  // They may be merged in this moment: the tag is for who they became.
  const held = await holdPerson(ctx.db, { merchantId: ctx.merchantId, personId })
  await verb(ctx, { personId: held ?? fail('not_found'), tagId })
  return { items: (await getGuest(ctx, of)).tags }
}
