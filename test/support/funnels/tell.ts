import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { MerchantContext } from '../../../api/_platform/context.js'
import { newId } from '../../../api/_platform/ids.js'
import { ensureEventMonths } from '../../../api/_tracking/index.js'
import {
  channels,
  events,
  merchants,
  merges,
  people,
  sessions,
  staff,
  stores,
  visitors,
  visits,
} from '../../../db/schema/index.js'
import { openTestDatabase } from '../pglite.js'
import { makeRuntime } from '../shop.js'
import { CHANNELS, type Doing, STORE_IDS, type World } from './world.js'

/** Midnight in the shop on the first day of all stories. */
export const MIDNIGHT = Date.parse('2026-11-02T00:00:00+08:00')
const MINUTE = 60_000
/** When each part of a story arrives: hours after the last doing. */
export const partAt = (part: number) => new Date(MIDNIGHT + (6 * 24 + part) * 3_600_000)

const at = (minute: number) => new Date(MIDNIGHT + minute * MINUTE)

/** A merchant in the database to whom a story is told, and the ids by which the story’s places are known there. */
export const openWorld = async (ground: Omit<MerchantContext, 'merchantId' | 'now'>, world: World) => {
  const { db } = ground
  const merchantId = newId('mer', at(0))
  const made = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index))
  const inOrder = (prefix: string) => (index: number) => newId(prefix, new Date(MIDNIGHT + index))
  const places = {
    merchantId,
    stores: STORE_IDS,
    channels: made(CHANNELS, inOrder('chn')),
    people: made(world.people.length, inOrder('psn')),
    keys: made(world.people.length, (): string => randomUUID()),
    // Of two uses that begin at one moment the database takes the lesser device's for the first.
    devices: made(world.devices.length, (): string => randomUUID()).sort(),
  }
  await db.insert(merchants).values({ merchantId, name: '一家', createdAt: at(0) })
  await db.insert(stores).values(
    places.stores.map((id, sort) => ({
      ...{ merchantId, id, sort, name: `sto_${sort}`, address: '', phone: '', timeZone: 'Asia/Shanghai' },
      createdAt: at(0),
    })),
  )
  await db.insert(channels).values(
    places.channels.map((id, index) => ({
      ...{ merchantId, id, storeId: places.stores[0] ?? '', code: `${index}`, kind: 'poster' as const },
      ...{ name: `chn_${index}`, createdAt: at(0) },
    })),
  )
  await db.insert(people).values(
    world.people.map(({ erased }, index) => ({
      ...{
        merchantId,
        id: places.people[index] ?? '',
        personKey: places.keys[index] ?? '',
        createdAt: at(0),
      },
      ...(erased ? { erasedAt: at(0) } : { openidHash: `${index}`, openidSealed: 'sealed' }),
    })),
  )
  if (places.devices.length > 0)
    await db
      .insert(visitors)
      .values(
        places.devices.map((visitorId) => ({ merchantId, visitorId, firstSeenAt: at(0), lastSeenAt: at(0) })),
      )
  await tellUses(ground, places, world)
  return places
}

export type Places = Awaited<ReturnType<typeof openWorld>>

const tellUses = async ({ db }: Pick<MerchantContext, 'db'>, places: Places, world: World) => {
  const { merchantId } = places
  const rows = world.devices.flatMap(({ uses }, index) => {
    const starts = uses.map((use) => use.at).sort((one, other) => one - other)
    return uses.map((use) => ({
      ...{ merchantId, visitorId: places.devices[index] ?? '', startedAt: at(use.at), source: use.source },
      // Until the next one begins, as if they never put it away.
      endedAt: new Date(at(starts.find((start) => start > use.at) ?? 20_000).getTime() - 1),
      ...{ channelId: use.channel === null ? null : places.channels[use.channel], scene: use.scene },
      personKey: use.person === null ? null : places.keys[use.person],
      ...{ staff: false, events: 1, pages: 0 },
    }))
  })
  if (rows.length > 0) await db.insert(sessions).values(rows)
  const came = world.visits.map(({ person, store, at: minute }, index) => ({
    ...{ merchantId, personId: places.people[person] ?? '', storeId: places.stores[store] ?? '' },
    ...{ on: new Date(MIDNIGHT + index * 86_400_000).toISOString().slice(0, 10), firstAt: at(minute) },
  }))
  if (came.length > 0) await db.insert(visits).values(came)
}

/** What arrives, and what turns out, in one part of the story. */
export const tellPart = async (
  { db }: Pick<MerchantContext, 'db'>,
  places: Places,
  world: World,
  part: number,
) => {
  const { merchantId } = places
  const now = partAt(part)
  const fresh = world.doings.filter((doing) => doing.part === part)
  if (fresh.length > 0) await db.insert(events).values(fresh.map((doing) => rowOf(places, doing, now)))

  for (const [index, { person, sharedFrom, botFrom }] of world.devices.entries()) {
    const turned = {
      ...(person?.part === part ? { personKey: places.keys[person.person], linkedAt: now } : {}),
      ...(sharedFrom === part ? { sharedAt: now } : {}),
      ...(botFrom === part ? { botAt: now } : {}),
    }
    const isIt = and(eq(visitors.merchantId, merchantId), eq(visitors.visitorId, places.devices[index] ?? ''))
    if (Object.keys(turned).length > 0) await db.update(visitors).set(turned).where(isIt)
  }
  for (const [index, { mergedInto, staffFrom }] of world.people.entries()) {
    const personId = places.people[index] ?? ''
    if (mergedInto?.part === part) {
      const into = places.people[mergedInto.person] ?? ''
      await db
        .update(people)
        .set({ mergedInto: into })
        .where(and(eq(people.merchantId, merchantId), inArray(people.id, [personId])))
      await db.insert(merges).values({
        ...{ merchantId, id: newId('mrg', now), fromPersonId: personId, intoPersonId: into },
        ...{ reason: 'phone' as const, mergedAt: now },
      })
    }
    if (staffFrom === part)
      await db.insert(staff).values({
        ...{ merchantId, id: newId('stf', now), personId, role: 'clerk' as const },
        ...{ storeId: places.stores[0], createdAt: now },
      })
  }
}

const rowOf = (places: Places, doing: Doing, receivedAt: Date) => {
  const { name, person, device, store, staff: isStaff, bot, properties } = doing
  const occurredAt = at(doing.at)
  return {
    ...{
      merchantId: places.merchantId,
      id: v7({ msecs: occurredAt.getTime() }),
      name,
      properties: { ...properties },
    },
    ...{ occurredAt, receivedAt, staff: isStaff, bot },
    personKey: person === null ? null : places.keys[person],
    visitorId: device === null ? null : places.devices[device],
    storeId: store === null ? null : places.stores[store],
  }
}

/** How a unit of the product is called in the story. */
export const unitOf = (places: Places, { who, session }: { who: string; session: number }) => {
  const person = places.keys.indexOf(who)
  if (person >= 0) return `person ${person}`
  const device = `device ${places.devices.indexOf(who)}`
  return session === 0 ? device : `${device} ${(session - MIDNIGHT) / MINUTE}`
}

export const labelOf = (places: Places, value: string) => {
  const store = places.stores.indexOf(value)
  const channel = places.channels.indexOf(value)
  return store >= 0 ? `sto_${store}` : channel >= 0 ? `chn_${channel}` : value
}

/** A database of its own for stories, with the months they are told in. */
export const openGround = async () => {
  const database = await openTestDatabase()
  const { runtime } = makeRuntime(database.db)
  await ensureEventMonths(database.db, new Date(MIDNIGHT))
  return { ground: { db: database.db, sealer: runtime.sealer }, close: () => database.close() }
}
