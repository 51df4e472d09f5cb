import { describe, expect, it } from 'vitest'
import {
  isOpen,
  type Premises,
  spanAround,
  spansBefore,
  standingOf,
} from '../../../api/_insights/figures/spans.js'
import { dayAfter } from '../../../api/_platform/clock.js'

// A Wednesday.
const TODAY = '2026-11-25'

describe('a span', () => {
  it('is the day, the week from Monday or the month, until today where it goes on', () => {
    expect(spanAround(TODAY, 'day', TODAY)).toEqual({ from: TODAY, to: TODAY, running: true })
    expect(spanAround('2026-11-24', 'day', TODAY)).toEqual({
      from: '2026-11-24',
      to: '2026-11-24',
      running: false,
    })
    expect(spanAround(TODAY, 'week', TODAY)).toEqual({ from: '2026-11-23', to: TODAY, running: true })
    expect(spanAround('2026-11-22', 'week', TODAY)).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      running: false,
    })
    expect(spanAround(TODAY, 'month', TODAY)).toEqual({ from: '2026-11-01', to: TODAY, running: true })
    expect(spanAround('2026-02-28', 'month', TODAY)).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
      running: false,
    })
  })

  it('goes on through its last day, which is not over', () => {
    expect(spanAround('2026-11-29', 'week', '2026-11-29').running).toBe(true)
    expect(spanAround('2026-11-29', 'week', '2026-11-30').running).toBe(false)
  })
})

describe('the eight spans before', () => {
  const earlier = (on: string, period: 'day' | 'week' | 'month', today = TODAY) =>
    spansBefore(spanAround(on, period, today), period, 1_050).map(
      ({ from, to, upTo }) => `${from}…${to}${upTo === undefined ? '' : ` ${upTo}`}`,
    )

  it('of a day are the same weekday', () => {
    const days = earlier(TODAY, 'day')
    expect(days).toHaveLength(8)
    expect([days[0], days[7]]).toEqual(['2026-11-18…2026-11-18 1050', '2026-09-30…2026-09-30 1050'])
  })

  it('of a week that goes on have as many days, the last one until the same minute', () => {
    expect(earlier(TODAY, 'week')[0]).toBe('2026-11-16…2026-11-18 1050')
    expect(earlier('2026-11-22', 'week')[0]).toBe('2026-11-09…2026-11-15')
  })

  it('of a month are whole months, or as many days as there are', () => {
    expect(earlier('2026-10-05', 'month').slice(0, 2)).toEqual([
      '2026-09-01…2026-09-30',
      '2026-08-01…2026-08-31',
    ])
    expect(earlier('2026-03-30', 'month', '2026-03-30').slice(0, 3)).toEqual([
      '2026-02-01…2026-02-28',
      '2026-01-01…2026-01-30 1050',
      '2025-12-01…2025-12-30 1050',
    ])
  })

  it('of a day that is over are whole', () => {
    expect(earlier('2026-11-24', 'day')[0]).toBe('2026-11-17…2026-11-17')
  })
})

describe('a store', () => {
  const period = { name: '全天', opensMinute: 600, closesMinute: 1320 }
  const hours = {
    timeZone: 'Asia/Shanghai',
    periods: [1, 2, 3, 4, 5, 6].map((weekday) => ({ ...period, weekday })),
    closures: [{ on: '2026-11-18', reason: '停电' }],
    specials: [{ on: '2026-11-22', periods: [period] }],
  }
  const store = { hours, createdAt: new Date('2026-11-10T23:30:00+08:00') }

  it('is open by its weekday, unless it says otherwise for the date', () => {
    const open = (on: string) => isOpen([store], on)
    expect([open('2026-11-17'), open('2026-11-18'), open('2026-11-15'), open('2026-11-22')]).toEqual([
      ...[true, false, false, true],
    ])
  })

  it('whose hours nobody wrote down is shut by a closure alone', () => {
    const unwritten = { ...store, hours: { ...hours, periods: [], specials: [] } }
    expect([isOpen([unwritten], '2026-11-17'), isOpen([unwritten], '2026-11-18')]).toEqual([true, false])
  })

  it('is young before its first day, and closed when no day is open', () => {
    const state = (from: string, to: string, premises: Premises = [store]) =>
      standingOf(premises, { period: 'month', span: { from, to }, before: { from, to } }).state
    expect(state('2026-11-09', '2026-11-15')).toBe('young')
    expect(state('2026-11-10', '2026-11-15')).toBe('open')
    expect(state('2026-11-18', '2026-11-18')).toBe('closed')
    expect(state('2026-11-18', '2026-11-19')).toBe('open')
    const older = { ...store, createdAt: new Date('2026-01-01T00:00:00+08:00') }
    expect(state('2026-11-02', '2026-11-08', [store, older])).toBe('open')
  })

  it('has weeks that were open on other days stand beside nothing, and says which day it was', () => {
    const week = (monday: string) => ({ from: monday, to: dayAfter(monday, 6) })
    const old = { ...store, createdAt: new Date('2026-01-01T00:00:00+08:00') }
    const beside = (monday: string, before: string, period: 'week' | 'month' = 'week') =>
      standingOf([old], { period, span: week(monday), before: week(before) })
    expect(beside('2026-11-09', '2026-11-02')).toEqual({ state: 'open', shutOn: null })
    expect(beside('2026-11-23', '2026-11-16')).toEqual({ state: 'uneven', shutOn: '2026-11-18' })
    expect(beside('2026-11-16', '2026-11-09')).toEqual({ state: 'uneven', shutOn: '2026-11-18' })
    expect(beside('2026-11-16', '2026-11-09', 'month').state).toBe('open')
  })
})
