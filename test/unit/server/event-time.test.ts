import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newUuid } from '../../../api/_platform/ids.js'
import { correctedTime, filingId } from '../../../api/_tracking/event-time.js'

const receivedAt = new Date('2026-11-25T10:00:00Z')
const MINUTE = 60_000
const DAY = 86_400_000
const ago = (ms: number) => new Date(receivedAt.getTime() - ms)
const timeOfId = (id: string) => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

describe('when an event happened', () => {
  it('does not depend on how wrong the clock of the phone is', () => {
    const skew = fc.integer({ min: -100 * 365 * DAY, max: 100 * 365 * DAY })
    fc.assert(
      fc.property(skew, fc.integer({ min: 0, max: 7 * DAY }), (wrong, age) => {
        const sentAt = new Date(receivedAt.getTime() + wrong)
        const occurredAt = new Date(sentAt.getTime() - age)
        expect(correctedTime({ occurredAt, sentAt, receivedAt })).toEqual(ago(age))
      }),
    )
  })

  it('is its arrival where it would lie in the future, or more than a week back', () => {
    const sentAt = receivedAt
    expect(correctedTime({ occurredAt: ago(-1), sentAt, receivedAt })).toEqual(receivedAt)
    expect(correctedTime({ occurredAt: ago(7 * DAY + 1), sentAt, receivedAt })).toEqual(receivedAt)
    expect(correctedTime({ occurredAt: ago(7 * DAY), sentAt, receivedAt })).toEqual(ago(7 * DAY))
    expect(correctedTime({ occurredAt: new Date(0), sentAt, receivedAt })).toEqual(receivedAt)
  })
})

describe("an event's id", () => {
  it('stays while its time is near', () => {
    for (const age of [0, MINUTE, 7 * DAY, -DAY]) {
      const id = newUuid(ago(age))
      expect(filingId(id, receivedAt)).toBe(id)
    }
  })

  it('is filed on the day of arrival where its time is absurd, and stays unique and a version 7', () => {
    const absurd = [ago(7 * DAY + 1), ago(-DAY - 1), new Date(0), new Date('9999-01-01T00:00:00Z')]
    const filed = absurd.map((at) => filingId(newUuid(at), receivedAt))
    expect(new Set(filed).size).toBe(absurd.length)
    for (const id of filed) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(timeOfId(id)).toBe(Date.parse('2026-11-25T00:00:00Z'))
    }
  })

  it('is the same again for a retry on the same day', () => {
    const id = newUuid(new Date(0))
    expect(filingId(id, new Date(receivedAt.getTime() + 60 * MINUTE))).toBe(filingId(id, receivedAt))
  })
})
