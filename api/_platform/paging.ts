import * as z from 'zod'
import { Instant } from './contract.js'
import { fail } from './errors.js'

const ID = /^([a-z]{3}_[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const Position = z.tuple([Instant, z.string().regex(ID)])

/** Where a page ended: the instant it is sorted by, and the id that settles ties. */
export type Position = { at: Date; id: string }

/** Reads back what `toPage` wrote. `prefix` is that of the list's ids; '' for plain UUIDs. Fails with `invalid_request`. */
export const readCursor = (cursor: string | undefined, prefix: string): Position | null => {
  if (cursor === undefined) return null
  try {
    const [at, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (id.includes('_') ? !id.startsWith(`${prefix}_`) : prefix !== '') throw new TypeError('another list')
    return { at: new Date(at), id }
  } catch {
    return fail('invalid_request', '翻页的位置不对，请从头看起。')
  }
}

/** Cuts `rows`, read one more than `limit`, to a page and says where the next one begins. */
export const toPage = <T>(rows: T[], limit: number, positionOf: (row: T) => Position) => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  if (rows.length <= limit || !last) return { items, nextCursor: null }
  const { at, id } = positionOf(last)
  return { items, nextCursor: Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url') }
}
