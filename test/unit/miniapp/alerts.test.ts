import { describe, expect, it } from 'vitest'
import { asksForALook, spanWords, standingOf, wayOf } from '@/features/alerts/alert-words'

const at = '2026-11-25T10:00:00.000Z'
const store = `str_${'0'.repeat(32)}`
const channel = `chn_${'0'.repeat(32)}`
const clerk = `stf_${'0'.repeat(32)}`

describe('how it stands with something that is not as usual', () => {
  it.each([
    [{ dismissedAt: null, closedAt: null }, true, '还这样'],
    [{ dismissedAt: at, closedAt: null }, false, '知道了'],
    [{ dismissedAt: null, closedAt: at }, false, '过去了'],
    [{ dismissedAt: at, closedAt: at }, false, '过去了'],
  ])('%o', (alert, asks, words) => {
    expect([asksForALook(alert), standingOf(alert).words]).toEqual([asks, words])
  })

  it('says since when, and until when', () => {
    const openedAt = '2026-11-24T10:00:00.000Z'
    expect(spanWords({ openedAt, closedAt: null }, '2026-11-25')).toBe('昨天 18:00 发现')
    expect(spanWords({ openedAt, closedAt: at }, '2026-11-25')).toBe('昨天 18:00 到 今天 18:00')
  })
})

describe('the way on from it', () => {
  const redemptions = {
    ...{ kind: 'redemptions' as const, doubts: ['afterHours' as const], redemptionIds: [] },
    // After midnight in the shop, and the day before in Greenwich.
    ...{ from: '2026-11-24T17:30:00.000Z', to: '2026-11-24T18:00:00.000Z' },
  }
  it('is the channel that fell silent', () => {
    const body = { kind: 'channel' as const, channelId: channel, lastAt: at, expected: 9 }
    expect(wayOf({ body, storeId: store })).toMatchObject({
      page: 'channel',
      params: { storeId: store, channelId: channel },
    })
  })
  it('is the redemptions of whoever made them, on the shop’s days', () => {
    const params = { figure: 'redemptions', from: '2026-11-25', to: '2026-11-25', storeId: store }
    expect(wayOf({ body: { ...redemptions, staffId: clerk }, storeId: store })?.params).toEqual({
      ...params,
      staffId: clerk,
    })
    expect(wayOf({ body: { ...redemptions, staffId: null }, storeId: store })?.params).toEqual(params)
  })
  it('is the rows of the day of a figure', () => {
    const figures = [{ figure: 'visits' as const, value: 2, low: 9, high: 20 }]
    const body = {
      kind: 'figure' as const,
      way: 'less' as const,
      on: '2026-11-25',
      from: at,
      to: at,
      figures,
    }
    expect(wayOf({ body, storeId: store })?.params).toEqual({
      ...{ figure: 'visits', from: '2026-11-25', to: '2026-11-25', storeId: store },
    })
  })
  it('is none where a release is broken', () => {
    const body = { kind: 'step' as const, step: 'booking' as const, release: '1.2.0', since: at }
    expect(wayOf({ body: { ...body, began: 20, usually: 0.6 }, storeId: store })).toBeNull()
  })
})
