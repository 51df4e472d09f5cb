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
  const ids = rows.flatMap((row) => idsIn(row).map(([, id]) => id))
  const labels = await mapLabels(t, [...new Set(ids)])
  return [
    ['什么时候', '做了什么', '哪家店', '关于', '细节'],
    ...rows.map((row) => [
      ...[whenIn(t, row.occurredAt, row.storeId), definitionOf(row)?.words ?? row.name],
      storeName(t, row.storeId),
      idsIn(row)
        .flatMap(([, id]) => labels.get(id) ?? [])
        .join('、'),
      Object.entries(row.properties)
        .flatMap(([key, value]) => (isIdOf(row, key) ? [] : `${key} ${value}`))
        .join('，'),
    ]),
  ]
}

type Told = Pick<typeof events.$inferSelect, 'name' | 'properties'>

const definitionOf = ({ name }: Told): EventDefinition | undefined =>
  Object.hasOwn(EVENTS, name) ? EVENTS[name as keyof typeof EVENTS] : undefined
type EventDefinition = { words: string; properties: Record<string, string> }

/** Whether the catalogue says that a property names a thing: a phone may write anybody's id where it says a word. */
const isIdOf = (told: Told, key: string) => definitionOf(told)?.properties[key] === 'id'

const idsIn = (told: Told) =>
  Object.entries(told.properties).flatMap(([key, value]): [string, string][] =>
    isIdOf(told, key) ? [[key, String(value)]] : [],
  )
