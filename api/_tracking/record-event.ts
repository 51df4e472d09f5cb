import { sql } from 'drizzle-orm'
import { events, people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { newUuid } from '../_platform/ids.js'
import type { EventProperties, ServerEventName } from './vocabulary.js'

type Fact<N extends ServerEventName> = {
  name: N
  /** The pseudonym of the person it is about, who need not be the one who did it; null of somebody who is no more. */
  personKey: string | null
  /** None where it happened in no store. */
  storeId: string | null
  properties: EventProperties<N>
}

/** Writes a fact into the ledger, in the transaction of the fact. */
export const recordEvent = async <N extends ServerEventName>(ctx: MerchantContext, fact: Fact<N>) => {
  await ctx.db.insert(events).values({
    merchantId: ctx.merchantId,
    id: newUuid(ctx.now),
    name: fact.name,
    personKey: keyToRecord(ctx, fact.personKey),
    storeId: fact.storeId,
    staff: false,
    properties: fact.properties as Record<string, string | number | boolean>,
    occurredAt: ctx.now,
    receivedAt: ctx.now,
  })
}

// Of a child, or of somebody who was erased, a fact is kept without saying whose it is.
const keyToRecord = ({ merchantId }: MerchantContext, personKey: string | null) =>
  sql`(select ${people.personKey} from ${people} where ${people.merchantId} = ${sql.param(merchantId, people.merchantId)}
    and ${people.personKey} = ${personKey}::uuid and not ${people.under14} and ${people.erasedAt} is null)`
