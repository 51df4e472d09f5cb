import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newUuid } from '../../../api/_platform/ids.js'
import {
  correctedTime,
  earlierIds,
  filingId,
  idsOf,
  isClockWrong,
} from '../../../api/_tracking/event-time.js'

const receivedAt = new Date('2026-11-25T10:00:00Z')
const MINUTE = 60_000
const DAY = 86_400_000
const ago = (ms: number) => new Date(receivedAt.getTime() - ms)
const timeOfId = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
const skew = fc.integer({ min: -100 * 365 * DAY, max: 100 * 365 * DAY })

describe('when an event happened', () => {
  it('does not depend on how wrong the clock of the phone is', () => {
    fc.assert(
      fc.property(skew, fc.integer({ min: 0, max: 7 * DAY }), (wrong, age) => {
        const sentAt = ago(-wrong)
        const occurredAt = new Date(sentAt.getTime() - age)
        expect(correctedTime(occurredAt, { sentAt, receivedAt })).toEqual(ago(age))
      }),
    )
  })

  it('is its arrival where it would lie in the future, and no time at all more than a week back', () => {
    const sentAt = receivedAt
    expect(correctedTime(ago(-1), { sentAt, receivedAt })).toEqual(receivedAt)
    expect(correctedTime(new Date('9999-12-31T23:59:59Z'), { sentAt, receivedAt })).toEqual(receivedAt)
    expect(correctedTime(ago(7 * DAY), { sentAt, receivedAt })).toEqual(ago(7 * DAY))
    expect(correctedTime(ago(7 * DAY + 1), { sentAt, receivedAt })).toBeNull()
    expect(correctedTime(new Date(0), { sentAt, receivedAt })).toBeNull()
  })

  it('was told by a wrong clock from a day off', () => {
    for (const off of [0, MINUTE, DAY, -DAY])
      expect(isClockWrong({ sentAt: ago(off), receivedAt })).toBe(false)
    for (const off of [DAY + 1, -DAY - 1, 20_000 * DAY])
      expect(isClockWrong({ sentAt: ago(off), receivedAt })).toBe(true)
  })
})

describe("an event's id", () => {
  it('stays while its time is within a day of when it happened', () => {
    for (const off of [0, MINUTE, DAY, -DAY]) {
      const id = newUuid(ago(off))
      expect(filingId(id, receivedAt)).toBe(id)
    }
  })

  it('is filed on its day where its time is absurd, and stays unique and a version 7', () => {
    const absurd = [ago(DAY + 1), ago(-DAY - 1), new Date(0), new Date('9999-01-01T00:00:00Z')]
    const filed = absurd.map((at) => filingId(newUuid(at), receivedAt))
    expect(new Set(filed).size).toBe(absurd.length)
    for (const id of filed) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(timeOfId(id)).toBe(Date.parse('2026-11-25T00:00:00Z'))
    }
  })

  it('lies within the ids of any span that the event lies in', () => {
    const age = fc.integer({ min: 0, max: 7 * DAY })
    fc.assert(
      fc.property(skew, age, (wrong, aged) => {
        const id = filingId(newUuid(ago(aged + wrong)), ago(aged))
        const { atLeast, below } = idsOf(ago(aged), ago(aged))
        expect(id >= atLeast && id < below).toBe(true)
      }),
    )
  })

  it('is found again on any later day of its week, however its phone is corrected then', () => {
    const week = fc.integer({ min: 0, max: 7 * DAY })
    fc.assert(
      fc.property(skew, week, week, (wrong, age, later) => {
        const id = newUuid(ago(age + wrong))
        expect(earlierIds(id, ago(-later))).toContain(filingId(id, ago(age)))
      }),
    )
  })
})
