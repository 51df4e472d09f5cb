import { and, asc, eq } from 'drizzle-orm'
import { personTags, tags } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { lockInOrder } from '../_platform/transaction.js'
import { tagsLock } from './tags.js'
import { TAGS_BY_HAND_MAX } from './vocabulary.js'

type Giving = { personId: string; tagId: string }

/** The ids of the tags that somebody was given by hand, the first one first. */
export const tagsByHand = async (
  { db, merchantId }: MerchantContext,
  personId: string,
): Promise<string[]> => {
  const rows = await db
    .select({ tagId: personTags.tagId })
    .from(personTags)
    .where(and(eq(personTags.merchantId, merchantId), eq(personTags.personId, personId)))
    .orderBy(asc(personTags.givenAt), asc(personTags.tagId))
  return rows.map(({ tagId }) => tagId)
}

/** Gives somebody a tag by hand; once is enough. Fails with `not_found`, `tag_by_rule` or `person_tags_full`. */
export const giveTag = async (ctx: Context, { personId, tagId }: Giving): Promise<void> => {
  const { merchantId, now, actor } = ctx
  await lockInOrder(ctx.db, [tagsLock(ctx)])
  const [tag] = await ctx.db
    .select({ rule: tags.rule })
    .from(tags)
    .where(and(eq(tags.merchantId, merchantId), eq(tags.id, tagId)))
  if (!tag) fail('not_found')
  if (tag?.rule) fail('tag_by_rule')
  const held = await tagsByHand(ctx, personId)
  if (held.includes(tagId)) return
  if (held.length >= TAGS_BY_HAND_MAX) fail('person_tags_full')
  await ctx.db
    .insert(personTags)
    .values({ merchantId, personId, tagId, givenBy: actor.personId, givenAt: now })
    .onConflictDoNothing()
}

/** Takes a tag off that was given by hand; who does not have it keeps not having it. */
export const takeTagOff = async (ctx: Context, { personId, tagId }: Giving): Promise<void> => {
  await ctx.db
    .delete(personTags)
    .where(
      and(
        eq(personTags.merchantId, ctx.merchantId),
        eq(personTags.personId, personId),
        eq(personTags.tagId, tagId),
      ),
    )
}
