import { describe, expect, it } from 'vitest'
import type { AlertBody } from '../../../../api/_insights/watching/contract.js'
import { decideAlerts } from '../../../../api/_insights/watching/decide-alerts.js'
import { lookAtSteps } from '../../../../api/_insights/watching/look-at-steps.js'

describe('a step since a release', () => {
  const latest = (began: number, completed: number, before = { began: 100, completed: 60 }) => ({
    ...{ release: '0.2.0', firstAt: new Date('2026-11-25T10:00:00Z') },
    steps: [{ step: 'booking' as const, since: { began, completed }, before }],
  })
  const found = (...counts: Parameters<typeof latest>) => lookAtSteps(latest(...counts)).findings

  it('that nobody completes is told once chance alone would hardly do it, and says the release', () => {
    // Of 101 60.5 complete it: 0.401^7 is 0.0017, 0.401^8 is 0.0007.
    expect(found(7, 0)).toEqual([])
    expect(found(8, 0)).toEqual([
      {
        ...{ kind: 'step', step: 'booking', release: '0.2.0', since: '2026-11-25T10:00:00.000Z', began: 8 },
        usually: 60.5 / 101,
      },
    ])
  })

  it('that one completes, or hardly anybody ever did, or of which too little is known is none', () => {
    expect(found(50, 1)).toEqual([])
    expect(found(50, 0, { began: 1_000, completed: 2 })).toEqual([])
    expect(found(50, 0, { began: 19, completed: 19 })).toEqual([])
    expect(lookAtSteps(null).findings).toEqual([])
  })

  it('is as usual again once somebody completes it, and not because nobody tries', () => {
    expect(lookAtSteps(latest(9, 1)).isUsual('booking')).toBe(true)
    expect(lookAtSteps(latest(0, 0)).isUsual('booking')).toBe(false)
    expect(lookAtSteps(null).isUsual('booking')).toBe(false)
  })
})

describe('alerts', () => {
  const body = (channelId: string): AlertBody => ({
    ...{ kind: 'channel', channelId, lastAt: '2026-11-25T10:00:00.000Z', came: 0, expected: 12 },
  })
  const open = { id: 'alr_1', kind: 'channel' as const, subject: 'poster' }
  const look = (findings: AlertBody[], isUsual: boolean) => ({
    channel: { findings, isUsual: () => isUsual },
  })

  it('one of a kind and subject lasts while it is found, and another subject opens another', () => {
    expect(decideAlerts([], look([body('poster')], false))).toMatchObject({ opens: [body('poster')] })
    expect(decideAlerts([open], look([body('poster'), body('article')], false))).toEqual({
      ...{ opens: [body('article')], lasts: [{ id: 'alr_1', body: body('poster') }], closes: [] },
    })
  })

  it('closes when it is as usual again, not when nothing can be said or nobody looked', () => {
    expect(decideAlerts([open], look([], true)).closes).toEqual(['alr_1'])
    expect(decideAlerts([open], look([], false)).closes).toEqual([])
    expect(decideAlerts([open], look([body('poster')], true)).closes).toEqual([])
    expect(decideAlerts([open], {}).closes).toEqual([])
  })
})
