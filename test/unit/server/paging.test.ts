import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, newUuid } from '../../../api/_platform/ids.js'
import { readCursor, toPage } from '../../../api/_platform/paging.js'

const now = new Date('2026-11-25T10:00:00.123Z')
const id = newId('rsv', now)
const cursorOf = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')
const refusalOf = (cursor: string, prefix = 'rsv') => {
  try {
    return readCursor(cursor, prefix)
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a page', () => {
  it('is followed by another one exactly when there is more', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n, at: now, id }))
    expect(toPage(rows(0), 3, (row) => row)).toEqual({ items: [], nextCursor: null })
    expect(toPage(rows(3), 3, (row) => row)).toMatchObject({ items: rows(3), nextCursor: null })
    const page = toPage(rows(4), 3, (row) => row)
    expect(page.items).toEqual(rows(3))
    expect(readCursor(page.nextCursor ?? '', 'rsv')).toEqual({ at: now, id })
  })

  it('ends where the next one begins, for ids of people and for plain ones', () => {
    for (const [prefix, last] of [
      ['psn', newId('psn', now)],
      ['', newUuid(now)],
    ] as const) {
      const { nextCursor } = toPage([{}, {}], 1, () => ({ at: now, id: last }))
      expect(readCursor(nextCursor ?? '', prefix)).toEqual({ at: now, id: last })
    }
    expect(readCursor(undefined, 'rsv')).toBeNull()
  })
})

describe('a cursor that is not ours', () => {
  it.each([
    ['empty', ''],
    ['no JSON', 'xxxx'],
    ['another shape', cursorOf({ at: now.toISOString(), id })],
    ['no instant', cursorOf(['soon', id])],
    ['an instant the database does not know', cursorOf(['0000-01-01T00:00:00Z', id])],
    ['too much', cursorOf([now.toISOString(), id, 1])],
    ['the id of another list', cursorOf([now.toISOString(), newId('off', now)])],
    ['a plain id', cursorOf([now.toISOString(), newUuid(now)])],
    ['an id that is none', cursorOf([now.toISOString(), "rsv_' or 1=1"])],
  ])('is refused: %s', (_, cursor) => {
    expect(refusalOf(cursor)).toBe('invalid_request')
  })

  it('is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusalOf(text)).toBe('invalid_request')
      }),
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(refusalOf(Buffer.from(json).toString('base64url'))).toBe('invalid_request')
      }),
    )
  })
})
