import { and, asc, count, eq } from 'drizzle-orm'
import { personTags, stores, tags } from '../../db/schema/index.js'
import { holdsPost } from '../_platform/actor.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { TagEdit, TagList, TagRule } from './contract.js'
import { FIRST_TAGS, TAGS_MAX } from './vocabulary.js'

type OfTag = { tagId: string }

/** The merchant's tags, the first written first. */
export const findTags = async (ctx: MerchantContext) => {
  const rows = await ctx.db
    .select({ id: tags.id, name: tags.name, rule: tags.rule })
    .from(tags)
    .where(eq(tags.merchantId, ctx.merchantId))
    .orderBy(asc(tags.createdAt), asc(tags.id))
    .limit(TAGS_MAX)
  return rows.map((row) => ({ ...row, rule: row.rule as TagRule | null }))
}

export const listTags = async (ctx: Context): Promise<TagList> => {
  const given = await ctx.db
    .select({ tagId: personTags.tagId, count: count() })
    .from(personTags)
    .where(eq(personTags.merchantId, ctx.merchantId))
    .groupBy(personTags.tagId)
  const counts = new Map(given.map((row) => [row.tagId, row.count]))
  const known = await findTags(ctx)
  return { items: known.map((tag) => ({ ...tag, byHand: counts.get(tag.id) ?? 0 })) }
}

/** Adds a tag; every manager may. Fails with `tags_full` or `name_taken`. */
export const addTag = async (ctx: Context, { name, rule }: TagEdit): Promise<TagList> => {
  const { merchantId, now } = ctx
  const known = await keepTags(ctx)
  if (known.length >= TAGS_MAX) fail('tags_full')
  checkNameFree(known, name)
  await ctx.db.insert(tags).values({ merchantId, id: newId('tag', now), name, rule, createdAt: now })
  return listTags(ctx)
}

/**
 * Another name, or another rule. The tags are those of all stores, so it takes somebody who manages each of them.
 * Fails with `forbidden`, `not_found`, `name_taken` or `tag_kind_fixed`.
 */
export const editTag = async (ctx: Context, { tagId, name, rule }: TagEdit & OfTag): Promise<TagList> => {
  await requireEveryStore(ctx)
  const known = await keepTags(ctx)
  const tag = known.find(({ id }) => id === tagId) ?? fail('not_found')
  checkNameFree(known, name, tagId)
  if ((tag.rule === null) !== (rule === null)) fail('tag_kind_fixed')
  await ctx.db.update(tags).set({ name, rule }).where(isTag(ctx, tagId))
  return listTags(ctx)
}

/** Removes a tag, from everybody who was given it too. Fails with `forbidden` or `not_found`. */
export const removeTag = async (ctx: Context, { tagId }: OfTag): Promise<TagList> => {
  await requireEveryStore(ctx)
  await keepTags(ctx)
  await ctx.db
    .delete(personTags)
    .where(and(eq(personTags.merchantId, ctx.merchantId), eq(personTags.tagId, tagId)))
  const [removed] = await ctx.db.delete(tags).where(isTag(ctx, tagId)).returning({ id: tags.id })
  if (!removed) fail('not_found')
  return listTags(ctx)
}

/** The tags a new merchant begins with. */
export const writeFirstTags = async ({ db, merchantId, now }: MerchantContext) => {
  await db.insert(tags).values(
    FIRST_TAGS.map((tag, nth) => {
      const createdAt = new Date(now.getTime() + nth)
      return { ...tag, merchantId, id: newId('tag', createdAt), createdAt }
    }),
  )
}

/** One keeper of the tags at a time, who sees them as they are. */
const keepTags = async (ctx: Context) => {
  await lockInOrder(ctx.db, [tagsLock(ctx)])
  return findTags(ctx)
}

/** Whoever gives a tag, changes or removes one waits here for the others. */
export const tagsLock = ({ merchantId }: MerchantContext) => `tags:${merchantId}`

const isTag = ({ merchantId }: MerchantContext, tagId: string) =>
  and(eq(tags.merchantId, merchantId), eq(tags.id, tagId))

const checkNameFree = (known: { id: string; name: string }[], name: string, except?: string) => {
  if (known.some((tag) => tag.name === name && tag.id !== except)) fail('name_taken')
}

const requireEveryStore = async (ctx: Context) => {
  const all = await ctx.db.select({ id: stores.id }).from(stores).where(eq(stores.merchantId, ctx.merchantId))
  if (!all.every(({ id }) => holdsPost(ctx.actor, id, 'manager')))
    fail('forbidden', '标签几家店共用，请老板来改。')
}
