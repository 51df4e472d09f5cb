import { and, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '../../db/client.js'
import { merchantDirectory, people, staff, stores } from '../../db/schema/index.js'
import type { Actor, Post } from './context.js'
import { fail } from './errors.js'

const RANK = { clerk: 1, manager: 2, owner: 3 } as const

/** The merchant that an appid or a slug names. Fails with `merchant_unknown`. */
export const getMerchantId = async (db: Database, name: string): Promise<string> => {
  const [found] = await db
    .select({ merchantId: merchantDirectory.merchantId })
    .from(merchantDirectory)
    .where(eq(merchantDirectory.name, name))
    .limit(1)
  return found?.merchantId ?? fail('merchant_unknown')
}

type OfMerchant = { merchantId: string; personId: string }

/** Who the token's person is now, merged or not, with the posts held at this moment; null when the person is gone or was erased. */
export const findActor = async (
  db: Database,
  { merchantId, personId }: OfMerchant,
): Promise<Actor | null> => {
  const known = alias(people, 'known')
  const rows = await db
    .select({
      ...{ id: people.id, personKey: people.personKey, under14: people.under14 },
      ...{ role: staff.role, storeId: staff.storeId },
    })
    .from(known)
    .innerJoin(
      people,
      and(
        eq(people.merchantId, known.merchantId),
        eq(people.id, sql`coalesce(${known.mergedInto}, ${known.id})`),
      ),
    )
    .leftJoin(staff, and(eq(staff.merchantId, people.merchantId), eq(staff.personId, people.id)))
    .where(and(eq(known.merchantId, merchantId), eq(known.id, personId), isNull(people.erasedAt)))
  const [first] = rows
  if (!first) return null
  const posts = rows.flatMap(({ role, storeId }): Post[] => (role ? [{ role, storeId }] : []))
  return { personId: first.id, personKey: first.personKey, under14: first.under14, posts }
}

/**
 * Who a person is now, merged or not, and remains until the transaction ends; null when the person is gone. By `update`
 * nobody else does anything as them meanwhile.
 */
export const holdPerson = async (
  tx: Database,
  { merchantId, personId }: OfMerchant,
  strength: 'key share' | 'update' = 'key share',
): Promise<string | null> => {
  const [row] = await tx
    .select({ mergedInto: people.mergedInto, erasedAt: people.erasedAt })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), eq(people.id, personId)))
    .for(strength)
  if (!row || row.erasedAt) return null
  return row.mergedInto ? holdPerson(tx, { merchantId, personId: row.mergedInto }, strength) : personId
}

/** Whether the actor holds `role` or a higher one in the store; null is the whole merchant, which only owners hold. */
export const holdsPost = (actor: Actor, storeId: string | null, role: Post['role']) =>
  actor.posts.some(
    (post) => RANK[post.role] >= RANK[role] && (post.storeId === null || post.storeId === storeId),
  )

export const isOwner = (actor: Actor) => holdsPost(actor, null, 'owner')

/** Fails with `not_found` when the merchant has no such store. */
export const requireStore = async (db: Database, merchantId: string, storeId: string) => {
  const [found] = await db
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.merchantId, merchantId), eq(stores.id, storeId)))
  if (!found) fail('not_found')
}
