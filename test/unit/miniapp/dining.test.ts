import { describe, expect, it } from 'vitest'
import { chairsOf } from '@/components/chairs'
import { doorSwing } from '@/components/door-swing'
import { bookedWords } from '@/features/dining/booked-words'
import { isPhone, maskTyped, phoneFault } from '@/features/dining/contact'
import { periodsOf, slotMeant } from '@/features/dining/slots'
import { standingOf, unfitWord, whyNot } from '@/features/dining/table-standing'
import { wishWords } from '@/features/dining/wish-words'

const slot = (time: string, freeTableIds: string[], period = time < '16:00' ? '午市' : '晚市') => ({
  startsAt: `2026-11-27T${time}:00.000Z`,
  ...{ time, period, freeTableIds, takenTableIds: [] as string[] },
})

describe('the slot a guest means', () => {
  const day = [slot('11:30', ['a']), slot('17:00', []), slot('17:30', ['a']), slot('18:00', ['a', 'b'])]

  it('is the first evening one with a table when nothing was chosen', () => {
    expect(slotMeant(day, undefined)?.time).toBe('17:30')
  })

  it('is the first with a table when the evening has none', () => {
    expect(slotMeant([slot('11:30', ['a']), slot('17:00', [])], undefined)?.time).toBe('11:30')
  })

  it('stays the chosen one even when it has filled up', () => {
    expect(slotMeant(day, '17:00')?.time).toBe('17:00')
  })

  it('is a new one on a day that has no such time, and none on a full day', () => {
    expect(slotMeant(day, '21:00')?.time).toBe('17:30')
    expect(slotMeant([slot('17:00', [])], undefined)).toBeUndefined()
  })

  it('belongs to a service', () => {
    expect(periodsOf(day)).toEqual(['午市', '晚市'])
  })
})

describe('how a table stands', () => {
  const six = { id: 'six', label: '209', partyMin: 5, partyMax: 8 }
  const at = { ...slot('18:30', ['six']), takenTableIds: ['other'] }

  it.each([
    ['free', six, 6, null],
    ['taken', { ...six, id: 'other' }, 6, '209号桌 18:30 有人订了，看看别的'],
    ['taken', { ...six, id: 'other' }, 9, '209号桌 18:30 有人订了，看看别的'],
    ['unfit', six, 2, '209号桌留给 5 位以上的客人'],
    ['unfit', six, 9, '209号桌最多坐 8 位，坐不下'],
  ] as const)('%s', (standing, table, partySize, words) => {
    expect(standingOf(table, at, partySize)).toBe(standing)
    expect(whyNot(table, at, partySize)).toBe(words)
  })

  it('cannot be had before there is a time', () => {
    expect(standingOf(six, undefined, 6)).toBe('unfit')
    expect(whyNot(six, undefined, 6)).toBe('先选个时间，再来挑桌')
  })

  it('calls what does not fit by what is wrong with it', () => {
    expect(unfitWord([six], 9)).toBe('坐不下')
    expect(unfitWord([six], 2)).toBe('不合适')
  })
})

describe('words', () => {
  it('says the order in one sentence', () => {
    const wish = { on: '2026-11-27', time: '18:30', partySize: 6 }
    expect(wishWords(wish, '209', '2026-11-25')).toBe('周五 18:30 · 6 位 · 209')
    expect(wishWords(wish, '209', '2026-11-27')).toBe('今天 18:30 · 6 位 · 209')
    expect(wishWords(wish, '209', '2026-11-20')).toBe('11 月 27 日 18:30 · 6 位 · 209')
  })

  it.each([
    ['booked', '2026-11-25T09:00:00Z', '订好了，周五见', null],
    ['booked', '2026-11-27T10:40:00Z', '桌子还留着', '到点了'],
    ['booked', '2026-11-28T10:40:00Z', '这顿过去了', '过去了'],
    ['seated', '2026-11-27T11:00:00Z', '坐下慢慢吃', '已入座'],
    ['seated', '2026-11-29T11:00:00Z', '这顿吃过了', '来过'],
    ['noShow', '2026-11-27T12:00:00Z', '这次没等到你', '没来'],
    ['canceled', '2026-11-26T12:00:00Z', '这张桌退了', '已取消'],
  ] as const)('tells of a %s booking at %s', (status, now, title, pill) => {
    const reservation = { status, on: '2026-11-27', startsAt: '2026-11-27T10:30:00Z' }
    const told = bookedWords(reservation, new Date(now), now.slice(0, 10))
    expect([told.title, told.pill?.children ?? null]).toEqual([title, pill])
  })

  it('knows a phone number', () => {
    expect(isPhone('13812346628')).toBe(true)
    expect(maskTyped('13812346628')).toBe('138 **** 6628')
    expect(phoneFault('138', false)).toBeNull()
    expect(phoneFault('138', true)).toBe('手机号是 11 位，再看一眼')
    expect(phoneFault('12812346628', false)).not.toBeNull()
  })
})

describe('the drawing', () => {
  it('sets a chair for every seat, in a ring or along the long sides', () => {
    const round = chairsOf({ seats: 10, shape: 'round', width: 56, height: 56 })
    expect(round).toHaveLength(10)
    expect(round[0]?.x).toBeCloseTo(21)
    expect(round[0]?.y).toBeCloseTo(60)
    const rect = chairsOf({ seats: 6, shape: 'rect', width: 74, height: 40 })
    expect(rect.map(({ y }) => y)).toEqual([-12, -12, -12, 44, 44, 44])
  })

  it('hangs a door where the walls leave a gap', () => {
    const beside = doorSwing({ x: 214, y: 262, width: 40, height: 42 }, [
      { x: 252, y: 206, width: 4, height: 56 },
      { x: 252, y: 304, width: 4, height: 26 },
    ])
    expect(beside.leaf).toBe('M40 42H0')
    const below = doorSwing({ x: 24, y: 278, width: 52, height: 52 }, [
      { x: 76, y: 327, width: 274, height: 5 },
    ])
    expect(below.leaf).toBe('M0 52V0')
  })
})
