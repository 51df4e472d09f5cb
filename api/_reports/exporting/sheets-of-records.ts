import { and, desc, eq, inArray } from 'drizzle-orm'
import { events } from '../../../db/schema/index.js'
import { keysOfPerson } from '../../_members/index.js'
import { EVENTS } from '../../_tracking/index.js'
import { mapLabels } from '../labels.js'
import { storeName, type Telling, whenIn } from './telling.js'

// A spreadsheet of more is read by nobody.
const RECORDS_MAX = 50_000

/** What the ledger says of the person, under all their pseudonyms, in the words of its catalogue. */
export const tellRecords = async (t: Telling) => {
  const keys = await keysOfPerson(t, t.personId)
  const rows = await t.db
    .select()
    .from(events)
    .where(and(eq(events.merchantId, t.merchantId), inArray(events.personKey, keys)))
    .orderBy(desc(events.id))
    .limit(RECORDS_MAX)
  const ids = rows.flatMap(({ properties }) => Object.values(properties).filter(isId))
  const labels = await mapLabels(t, [...new Set(ids)])
  return [
    ['什么时候', '做了什么', '哪家店', '关于', '细节'],
    ...rows.map(({ name, occurredAt, storeId, properties }) => [
      ...[whenIn(t, occurredAt, storeId), wordsOf(name), storeName(t, storeId)],
      Object.values(properties)
        .flatMap((value) => (isId(value) ? (labels.get(value) ?? []) : []))
        .join('、'),
      Object.entries(properties)
        .flatMap(([key, value]) => (isId(value) ? [] : `${key} ${value}`))
        .join('，'),
    ]),
  ]
}

const wordsOf = (name: string) =>
  Object.hasOwn(EVENTS, name) ? EVENTS[name as keyof typeof EVENTS].words : name

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z]{3}_[0-9a-f]{32}$/.test(value)
