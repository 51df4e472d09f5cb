import { and, desc, eq, max, or, sql } from 'drizzle-orm'
import { consents, people } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { recordEvent } from '../_tracking/index.js'
import type { ConsentEdit, ConsentList } from './contract.js'
import { CONSENT_WORDINGS, type ConsentPurpose, MEMBERSHIP_VERSION, SWITCHED_PURPOSES } from './vocabulary.js'

const SHOWN_MAX = 50

type Row = typeof consents.$inferSelect
type Word = Pick<Row, 'personId' | 'purpose' | 'version' | 'given' | 'storeId' | 'page'>

/** A word is later than the one before it, whatever the clocks of two instances say: the last one heard must hold. */
const writeConsent = async ({ db, merchantId, now }: MerchantContext, word: Word) => {
  const [before] = await db
    .select({ at: max(consents.at) })
    .from(consents)
    .where(
      and(
        eq(consents.merchantId, merchantId),
        eq(consents.personId, word.personId),
        eq(consents.purpose, word.purpose),
      ),
    )
  const at = new Date(Math.max(now.getTime(), (before?.at?.getTime() ?? 0) + 1))
  await db.insert(consents).values({ ...word, merchantId, id: newId('cst', now), at })
}

/** Writes down that somebody agreed to the terms of membership as they are now, or took it back. */
export const noteMembershipConsent = (
  ctx: MerchantContext,
  word: Pick<Word, 'personId' | 'given' | 'storeId'>,
) => writeConsent(ctx, { ...word, purpose: 'membership', version: MEMBERSHIP_VERSION, page: null })

/**
 * The actor switches a purpose on, in the wording they read, or off; what stands already is not written again. Fails with
 * `terms_changed` or, for a child, `profile_withheld`.
 */
export const setConsent = async (
  ctx: Context,
  { purpose, given, version, storeId, page }: ConsentEdit,
): Promise<ConsentList> => {
  const { personId, personKey } = ctx.actor
  if (given && version !== CONSENT_WORDINGS[purpose].version) fail('terms_changed')
  const { under14 } = await lockForConsent(ctx, personId)
  if (given && under14 && purpose !== 'service') fail('profile_withheld')
  const last = await findLatest(ctx, personId, purpose)
  const stands = (last?.given ?? isGivenByUse(purpose)) === given
  if (!stands || (given && last && last.version !== version)) {
    const word = { personId, purpose, version, given, storeId: storeId ?? null, page }
    await writeConsent(ctx, word)
    const name = given ? 'consent_given' : 'consent_withdrawn'
    await recordEvent(ctx, { name, personKey, storeId: word.storeId, properties: { purpose } })
  }
  return listMyConsents(ctx)
}

// Two switches tapped at once are written one after the other.
const lockForConsent = async ({ db, merchantId }: MerchantContext, personId: string) => {
  const [person] = await db
    .select({ under14: people.under14 })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), eq(people.id, personId)))
    .for('no key update')
  return person ?? fail('not_found')
}

/** Takes back whatever a child, or somebody who said so, had switched on beyond what they came for. */
export const withdrawSwitched = async (ctx: MerchantContext, personId: string, personKey: string) => {
  for (const purpose of ['marketing', 'sharing'] as const) {
    if (!(await findLatest(ctx, personId, purpose))?.given) continue
    const { version } = CONSENT_WORDINGS[purpose]
    await writeConsent(ctx, { personId, purpose, version, given: false, storeId: null, page: null })
    await recordEvent(ctx, {
      ...{ name: 'consent_withdrawn', personKey, storeId: null },
      properties: { purpose },
    })
  }
}

/** Whether a person agrees to a purpose now. Service follows from use, membership from being a member; a child agrees to no profile. */
export const hasConsent = async (
  ctx: MerchantContext,
  personId: string,
  purpose: ConsentPurpose,
): Promise<boolean> => {
  const [person] = await ctx.db
    .select({ under14: people.under14, memberAt: people.memberAt, erasedAt: people.erasedAt })
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  if (!person || person.erasedAt) return false
  if (purpose === 'membership') return person.memberAt !== null
  if (person.under14 && purpose !== 'service') return false
  return (await findLatest(ctx, personId, purpose))?.given ?? isGivenByUse(purpose)
}

const isGivenByUse = (purpose: ConsentPurpose) => purpose === 'service'

export const listMyConsents = async (ctx: Context): Promise<ConsentList> => {
  const { personId } = ctx.actor
  const standing: ConsentList['standing'] = []
  for (const purpose of SWITCHED_PURPOSES) {
    const given = await hasConsent(ctx, personId, purpose)
    const last = await findLatest(ctx, personId, purpose)
    standing.push({ purpose, given, since: last?.at.toISOString() ?? null })
  }
  const rows = await listConsents(ctx, personId, SHOWN_MAX)
  return {
    standing,
    items: rows.map(({ purpose, version, given, at, page }) => ({
      ...{ purpose, version, given, at: at.toISOString(), page },
    })),
  }
}

/** What a person, under whichever row, agreed to or took back; the latest first. */
export const listConsents = (ctx: MerchantContext, personId: string, limit: number) =>
  ctx.db
    .select()
    .from(consents)
    .where(isOfPerson(ctx, personId))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(limit)

const findLatest = async (ctx: MerchantContext, personId: string, purpose: ConsentPurpose) => {
  const [last] = await ctx.db
    .select()
    .from(consents)
    .where(and(isOfPerson(ctx, personId), eq(consents.purpose, purpose)))
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1)
  return last
}

// What was said before two turned out to be one holds for the one.
const isOfPerson = ({ merchantId }: MerchantContext, personId: string) => {
  const merged = sql`(select ${people.id} from ${people} where ${people.merchantId} = ${sql.param(merchantId, people.merchantId)}
    and ${people.mergedInto} = ${sql.param(personId, people.id)})`
  return and(
    eq(consents.merchantId, merchantId),
    or(eq(consents.personId, personId), sql`${consents.personId} in ${merged}`),
  )
}
