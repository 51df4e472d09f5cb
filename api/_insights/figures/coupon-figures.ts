import { and, eq, exists, isNull, notExists, or, sql } from 'drizzle-orm'
import { offerStores, offers } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { comparisonOf } from './compare.js'
import type { CouponFigures } from './contract.js'
import { type InterestRow, interestIn } from './interest.js'
import { isUsed, offerFactsOf } from './offer-facts.js'
import { type Places, placesOf } from './places.js'
import { type PeriodOfStores, readPeriod } from './scope.js'

const SHOWN_MAX = 200

type Coupon = CouponFigures['items'][number]
type Counts = Coupon['now']
type OfferRow = {
  offerId: string
  at: string
  weekOn: string
  counted: 'claimed' | 'used' | 'redeemed' | 'billFen' | 'discountFen'
  value: number
}

/**
 * What each offer brought and cost: those that are given out in the stores, and whatever else was seen, claimed or redeemed
 * there; the most redeemed first.
 */
export const getCouponFigures = async (
  ctx: MerchantContext,
  wish: PeriodOfStores,
): Promise<CouponFigures> => {
  const scope = await readPeriod(ctx, wish)
  const comparison = comparisonOf(scope.stores, scope)
  const { storeIds, span, pair: spans } = scope
  const facts = await countOffers(ctx, { storeIds, spans })
  const seen = await interestIn(ctx, { kind: 'offer', storeIds, spans, together: true })
  const known = await listOffers(ctx, wish.storeId)
  const items = known.map(({ id, title, ended, given }) => {
    const rows = facts.filter(({ offerId }) => offerId === id)
    const people = seen.filter(({ subjectId }) => subjectId === id)
    const now = countsIn(span.from, rows, people)
    const earlier = countsIn(comparison.before.from, rows, people)
    const weeks = weeksOf(rows.filter(({ at }) => at === span.from))
    return { given, item: { offerId: id, title, ended, now, before: earlier, ...ratesOf(now), weeks } }
  })
  const shown = items.flatMap(({ given, item }) => (given || wasThere(item) ? [item] : []))
  shown.sort((one, other) => other.now.redeemed - one.now.redeemed || other.now.claimed - one.now.claimed)
  return { ...comparison, items: shown.slice(0, SHOWN_MAX) }
}

const countOffers = (ctx: MerchantContext, places: Places): Promise<OfferRow[]> =>
  ctx.db
    .select({
      offerId: sql<string>`f.offer_id`.mapWith(offers.id),
      at: sql<string>`f.at`,
      weekOn: sql<string>`f.week_on`,
      counted: sql<OfferRow['counted']>`f.counted`,
      value: sql`f.value`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, places)}
      select voucher.offer_id, f.span_on::text as at, date_trunc('week', f.on::timestamp)::date::text as week_on,
        c.counted, sum(f.value) as value
      from ${offerFactsOf(ctx)}
      cross join lateral (values
        (case f.figure when 'claims' then 'claimed' when 'redemptions' then 'redeemed' else f.figure end),
        (case when ${isUsed} then 'used' end)) c (counted)
      where c.counted is not null
      group by 1, 2, 3, 4
    ) f`)

/** Offers of a store, or of all, the newest first; `given` says whether it is given out there now. */
const listOffers = async ({ db, merchantId, now }: MerchantContext, storeId: string | undefined) => {
  const ofOffer = and(eq(offerStores.merchantId, offers.merchantId), eq(offerStores.offerId, offers.id))
  const anyStore = db.select({ one: sql`1` }).from(offerStores).where(ofOffer)
  const thisStore = (id: string) =>
    db
      .select({ one: sql`1` })
      .from(offerStores)
      .where(and(ofOffer, eq(offerStores.storeId, id)))
  const here = storeId ? or(notExists(anyStore), exists(thisStore(storeId))) : undefined
  const given = and(isNull(offers.endedAt), here)
  const rows = await db
    .select({ id: offers.id, title: offers.title, endedAt: offers.endedAt, given: sql<boolean>`${given}` })
    .from(offers)
    .where(eq(offers.merchantId, merchantId))
    .orderBy(sql`${offers.createdAt} desc, ${offers.id} desc`)
  return rows.map(({ endedAt, ...offer }) => ({ ...offer, ended: endedAt !== null && endedAt <= now }))
}

const sum = (rows: OfferRow[], counted: OfferRow['counted']) =>
  rows.filter((row) => row.counted === counted).reduce((total, { value }) => total + value, 0)

const countsIn = (at: string, rows: OfferRow[], seen: InterestRow[]): Counts => {
  const there = rows.filter((row) => row.at === at)
  const people = (how: InterestRow['how']) =>
    seen.find((row) => row.at === at && row.how === how)?.people ?? 0
  return {
    ...{ shown: people('offerShown'), viewed: people('offerViewed') },
    ...{ claimed: sum(there, 'claimed'), used: sum(there, 'used'), redeemed: sum(there, 'redeemed') },
    ...{ billFen: sum(there, 'billFen'), discountFen: sum(there, 'discountFen') },
  }
}

const shareOf = (part: number, all: number) => (all > 0 ? part / all : null)

const ratesOf = ({ shown, claimed, used, redeemed, discountFen }: Counts) => ({
  claimRate: shareOf(claimed, shown),
  useRate: shareOf(used, claimed),
  eachFen: redeemed > 0 ? Math.round(discountFen / redeemed) : null,
})

const weeksOf = (rows: OfferRow[]): Coupon['weeks'] =>
  [...new Set(rows.map(({ weekOn }) => weekOn))].sort().map((weekOn) => {
    const there = rows.filter((row) => row.weekOn === weekOn)
    return {
      ...{ weekOn, claimed: sum(there, 'claimed'), redeemed: sum(there, 'redeemed') },
      ...{ billFen: sum(there, 'billFen'), discountFen: sum(there, 'discountFen') },
    }
  })

const wasThere = ({ now, before }: Coupon) =>
  [now, before].some((counts) => Object.values(counts).some(Boolean))
