import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { people } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { Me } from './contract.js'
import { maskPhone, phoneTail } from './masking.js'
import { personColumns } from './person-columns.js'

export const getMe = async (ctx: Context): Promise<Me> => {
  const person = await getPerson(ctx, ctx.actor.personId)
  return {
    personId: person.id,
    name: person.name,
    avatar: person.avatar,
    phoneMasked: person.phone && maskPhone(person.phone),
    isFan: person.fanAt !== null,
    memberSince: person.memberAt?.toISOString() ?? null,
    isRegular: person.regularAt !== null,
    visits: person.visits,
    lastVisitOn: person.lastVisitOn,
    under14: person.under14,
    staff: ctx.actor.posts,
  }
}

/** A person with name and phone in clear; fails with `not_found`. */
export const getPerson = async (ctx: MerchantContext, personId: string) => {
  const [row] = await ctx.db
    .select()
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  if (!row) return fail('not_found')
  const { nameSealed, phoneSealed, phoneHash, phoneTailHash, ...others } = row
  const { openidHash, openidSealed, unionidHash, unionidSealed, ...person } = others
  const columns = personColumns(ctx)
  return {
    ...person,
    name: columns.name.openOrNull(nameSealed),
    phone: columns.phone.openOrNull(phoneSealed),
  }
}

/** The person behind an openid, merged or not, if this shop has met them. */
export const findPersonByOpenid = async (ctx: MerchantContext, openid: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ id: sql`coalesce(${people.mergedInto}, ${people.id})`.mapWith(people.id) })
    .from(people)
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        eq(people.openidHash, personColumns(ctx).openid.lookup(openid)),
      ),
    )
  return row?.id ?? null
}

/** The openid to reach a person by; fails with `not_found`. */
export const getOpenid = async (ctx: MerchantContext, personId: string): Promise<string> =>
  (await findOpenid(ctx, personId)) ?? fail('not_found')

/** The openid of a person who has one. */
export const findOpenid = async (ctx: MerchantContext, personId: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ sealed: people.openidSealed })
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  return personColumns(ctx).openid.openOrNull(row?.sealed ?? null)
}

/** What staff may see of people in a list: by id, name and the tail of the phone. Who was merged is found as who they became. */
export const mapPeopleForStaff = async (ctx: MerchantContext, personIds: string[]) => {
  if (personIds.length === 0) return new Map<string, PersonForStaff>()
  const asked = alias(people, 'asked')
  const rows = await ctx.db
    .select({ askedId: asked.id, row: people })
    .from(asked)
    .innerJoin(
      people,
      and(
        eq(people.merchantId, asked.merchantId),
        eq(people.id, sql`coalesce(${asked.mergedInto}, ${asked.id})`),
      ),
    )
    .where(and(eq(asked.merchantId, ctx.merchantId), inArray(asked.id, [...new Set(personIds)])))
  const columns = personColumns(ctx)
  return new Map(
    rows.map(({ askedId, row }): [string, PersonForStaff] => {
      const phone = columns.phone.openOrNull(row.phoneSealed)
      return [
        askedId,
        {
          personId: row.id,
          name: columns.name.openOrNull(row.nameSealed),
          phoneTail: phone && phoneTail(phone),
          isMember: row.memberAt !== null,
          isRegular: row.regularAt !== null,
          visits: row.visits,
        },
      ]
    }),
  )
}

export type PersonForStaff = {
  personId: string
  name: string | null
  phoneTail: string | null
  isMember: boolean
  isRegular: boolean
  visits: number
}
