import { and, desc, eq } from 'drizzle-orm'
import { consents } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'
import type { ConsentList } from './contract.js'
import { MEMBERSHIP_VERSION } from './vocabulary.js'

const SHOWN_MAX = 50

type Word = { personId: string; given: boolean; storeId: string | null }

/** Writes down that somebody agreed to the terms of membership as they are now, or took it back. */
export const noteMembershipConsent = async (ctx: MerchantContext, word: Word) => {
  const { merchantId, now } = ctx
  await ctx.db.insert(consents).values({
    ...word,
    ...{ merchantId, id: newId('cst', now), purpose: 'membership', version: MEMBERSHIP_VERSION, at: now },
  })
}

export const listMyConsents = async (ctx: Context): Promise<ConsentList> => {
  const rows = await ctx.db
    .select()
    .from(consents)
    .where(and(eq(consents.merchantId, ctx.merchantId), eq(consents.personId, ctx.actor.personId)))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(SHOWN_MAX)
  return {
    items: rows.map(({ purpose, version, given, at }) => ({ purpose, version, given, at: at.toISOString() })),
  }
}
