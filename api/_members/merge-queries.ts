import { and, desc, eq, inArray, isNotNull, isNull, ne, notExists, or } from 'drizzle-orm'
import { merges, people, staff } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { LikelySame, MergeList } from './contract.js'
import { phoneTail } from './masking.js'
import { type MergeRecord, mergePeople, undoPlace } from './merge-people.js'
import { decideSurvivor, undoableSince } from './merge-rules.js'
import { mapPeopleForStaff } from './queries.js'
import { undoMerge } from './undo-merge.js'

const SHOWN_MAX = 50

/** Who turned out to be this person, the latest first; only the latest that stands can be undone. */
export const listMerges = async (ctx: MerchantContext, personId: string): Promise<MergeList> => {
  const rows = await ctx.db
    .select()
    .from(merges)
    .where(and(eq(merges.merchantId, ctx.merchantId), eq(merges.intoPersonId, personId)))
    .orderBy(desc(merges.mergedAt), desc(merges.id))
    .limit(SHOWN_MAX)
  const names = await mapPeopleForStaff(
    ctx,
    rows.flatMap(({ mergedBy, undoneBy }) => [mergedBy ?? [], undoneBy ?? []].flat()),
  )
  const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? null
  const standing = rows.filter(({ undoneAt }) => !undoneAt).length
  return {
    items: rows.map((row) => {
      const record = openRecord(ctx, row)
      const phone = record?.from.phone
      return {
        ...{ id: row.id, reason: row.reason, mergedAt: row.mergedAt.toISOString() },
        ...{ mergedBy: nameOf(row.mergedBy), undoneBy: nameOf(row.undoneBy) },
        undoneAt: row.undoneAt?.toISOString() ?? null,
        from: {
          personId: row.fromPersonId,
          name: record?.from.name ?? null,
          phoneTail: phone ? phoneTail(phone) : null,
        },
        canUndo: record !== null && record.height + 1 === standing,
      }
    }),
  }
}

const openRecord = (ctx: MerchantContext, row: typeof merges.$inferSelect): MergeRecord | null => {
  if (row.undoneAt || !row.undoSealed || row.mergedAt < undoableSince(ctx.now)) return null
  return JSON.parse(ctx.sealer.open(undoPlace(ctx), row.undoSealed))
}

/** Others who have verified the same number, or are known by it alone: perhaps the same person, for a manager to say. */
export const listLikelySame = async (ctx: MerchantContext, personId: string): Promise<LikelySame> => {
  const [person] = await ctx.db
    .select({ phoneHash: people.phoneHash })
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId), isOpenToMerge(ctx)))
  if (!person?.phoneHash) return { items: [] }
  const others = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        eq(people.phoneHash, person.phoneHash),
        ne(people.id, personId),
        isOpenToMerge(ctx),
      ),
    )
    .orderBy(people.createdAt, people.id)
    .limit(SHOWN_MAX)
  const known = await mapPeopleForStaff(
    ctx,
    others.map(({ id }) => id),
  )
  return { items: [...known.values()] }
}

/** Who has a number that counts, and is neither staff nor merged. A number that was only typed does not count. */
const isOpenToMerge = ({ db, merchantId }: MerchantContext) =>
  and(
    or(isNotNull(people.memberAt), isNull(people.openidHash)),
    isNull(people.mergedInto),
    isNull(people.erasedAt),
    notExists(
      db
        .select({ id: staff.id })
        .from(staff)
        .where(and(eq(staff.merchantId, merchantId), eq(staff.personId, people.id))),
    ),
  )

type Two = { personId: string; otherPersonId: string }

/** A manager says that two are one; answers who remains. Fails with `merge_unlikely`, or as `mergePeople` does. */
export const mergeLikelySame = async (
  ctx: Context,
  { personId, otherPersonId }: Two,
): Promise<{ personId: string }> => {
  const { items } = await listLikelySame(ctx, personId)
  if (!items.some((item) => item.personId === otherPersonId)) fail('merge_unlikely')
  const two = await ctx.db
    .select({ id: people.id, openidHash: people.openidHash, createdAt: people.createdAt })
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), inArray(people.id, [personId, otherPersonId])))
  const [one, another] = two.map((row) => ({ ...row, canSignIn: row.openidHash !== null }))
  if (!one || !another) return fail('not_found')
  const { from, into } = decideSurvivor(one, another)
  const mergedBy = ctx.actor.personId
  await mergePeople(ctx, { fromPersonId: from.id, intoPersonId: into.id, reason: 'staff', mergedBy })
  return { personId: into.id }
}

type OfPerson = { personId: string; mergeId: string }

/** A manager says that two are not one after all. Fails with `not_found`, or as `undoMerge` does. */
export const partFromPerson = async (ctx: Context, { personId, mergeId }: OfPerson) => {
  const [merge] = await ctx.db
    .select({ into: merges.intoPersonId })
    .from(merges)
    .where(and(eq(merges.merchantId, ctx.merchantId), eq(merges.id, mergeId)))
  if (merge?.into !== personId) fail('not_found')
  await undoMerge(ctx, { mergeId })
}
