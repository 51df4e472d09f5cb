import { describe, expect, it } from 'vitest'
import type { StaffActionPage } from '@/client/reports'
import { actionBy, daysOf, peopleOf } from '@/features/staff/action-words'
import {
  codeGroups,
  goodUntil,
  groupsOf,
  leavingMeans,
  leavingWords,
  type Member,
  mayDecideOn,
  memberDetail,
  memberName,
  postWords,
  type Waiting,
} from '@/features/staff/staff-words'
import { foundPill, foundWhen } from '@/features/staff-day/found-words'

const TODAY = '2026-11-25'
const STORES = [
  { id: 'sto_1', name: '滨江店' },
  { id: 'sto_2', name: '老街店' },
]

const memberOf = (wish: Partial<Member> = {}): Member => ({
  ...{ id: 'stf_1', personId: 'psn_1', role: 'clerk', storeId: 'sto_1', name: '小吴', phoneTail: '6628' },
  ...{ since: '2026-11-24T04:00:00.000Z', isMe: false },
  ...wish,
})
const waitingOf = (wish: Partial<Waiting> = {}): Waiting => ({
  ...{ id: 'inv_1', role: 'clerk', storeId: 'sto_1', invitedBy: null },
  expiresAt: '2026-11-27T09:26:00.000Z',
  ...wish,
})

describe('the people who work here', () => {
  const list = {
    items: [
      memberOf(),
      memberOf({ id: 'stf_2', role: 'manager' }),
      memberOf({ id: 'stf_3', role: 'owner', storeId: null }),
    ],
    waiting: [waitingOf({ storeId: 'sto_2' })],
  }

  it('stand by store for an owner, managers first, with the invites that wait', () => {
    const groups = groupsOf(list, STORES, true)
    expect(
      groups.map(({ title, members, waiting }) => [title, members.map(({ id }) => id), waiting.length]),
    ).toEqual([
      ['老板', ['stf_3'], 0],
      ['滨江店', ['stf_2', 'stf_1'], 0],
      ['老街店', [], 1],
    ])
  })

  it('are those of one store for its manager', () => {
    expect(groupsOf(list, STORES.slice(0, 1), false).map(({ title }) => title)).toEqual(['滨江店'])
  })

  it.each([
    [{}, '小吴', '尾号 6628 · 昨天起'],
    [{ name: null }, '尾号 6628', '昨天起'],
    [{ name: null, phoneTail: null }, '没留名字', '昨天起'],
    [{ phoneTail: null, since: '2025-12-30T04:00:00.000Z' }, '小吴', '2025 年 12 月 30 日起'],
  ])('%o is called %s, %s', (wish, name, detail) => {
    const member = memberOf(wish)
    expect([memberName(member), memberDetail(member, TODAY)]).toEqual([name, detail])
  })

  it('a manager decides on clerks, an owner on everybody', () => {
    const roles = ['clerk', 'manager', 'owner'] as const
    expect(roles.filter((role) => mayDecideOn('manager', role))).toEqual(['clerk'])
    expect(roles.filter((role) => mayDecideOn('owner', role))).toEqual([...roles])
  })

  it('leave with a sentence that says who, from where and what follows', () => {
    expect(leavingWords(memberOf(), STORES)).toBe('请小吴离开滨江店')
    expect(leavingWords(memberOf({ role: 'owner', storeId: null }), STORES)).toBe('请小吴离开店里')
    expect(leavingWords(memberOf({ isMe: true }), STORES)).toBe('我离开，不在滨江店了')
    expect(leavingMeans(memberOf())).toMatch(/^离开以后马上进不来/)
    expect(leavingMeans(memberOf({ isMe: true }))).toMatch(/^离开以后，你马上进不来/)
  })
})

describe('an invite', () => {
  it('says whom it is for and how long it is good', () => {
    expect(postWords({ role: 'clerk', storeId: 'sto_1' }, STORES)).toBe('滨江店店员')
    expect(postWords({ role: 'owner', storeId: null }, STORES)).toBe('老板')
    expect(goodUntil(waitingOf(), TODAY)).toBe('后天 17:26 前')
    expect(goodUntil({ expiresAt: '2026-12-09T09:26:00.000Z' }, TODAY)).toBe('12 月 9 日 17:26 前')
  })

  it('has a code in groups that lose nothing', () => {
    expect(codeGroups('ABCDEFGHJK')).toEqual(['ABC', 'DEF', 'GHJK'])
  })
})

describe('what staff did', () => {
  type Action = StaffActionPage['items'][number]
  const actionAt = (at: string, wish: Partial<Action> = {}): Action => ({
    ...{ id: at, at, storeId: 'sto_1', action: '入座', subject: null, about: null },
    who: { personId: 'psn_1', name: '小吴', phoneTail: null },
    ...wish,
  })

  it('is told by the day of the shop, the latest first', () => {
    const days = daysOf(
      [
        actionAt('2026-11-25T09:00:00.000Z'),
        actionAt('2026-11-24T16:30:00.000Z'),
        actionAt('2026-11-24T15:30:00.000Z'),
      ],
      TODAY,
    )
    expect(days.map(({ words, actions }) => [words, actions.length])).toEqual([
      ['今天', 2],
      ['昨天', 1],
    ])
  })

  it('says who did it, and where if there are several stores', () => {
    expect(actionBy(actionAt(TODAY), STORES)).toBe('小吴 · 滨江店')
    expect(actionBy(actionAt(TODAY, { storeId: null }), STORES)).toBe('小吴')
    expect(actionBy(actionAt(TODAY), STORES.slice(0, 1))).toBe('小吴')
  })

  it('is narrowed to people once each, those of a store with the owners', () => {
    const items = [
      memberOf(),
      memberOf({ id: 'stf_2', storeId: 'sto_2' }),
      memberOf({ id: 'stf_3', personId: 'psn_2', name: '许店长', storeId: 'sto_2' }),
      memberOf({ id: 'stf_4', personId: 'psn_3', name: '老板娘', role: 'owner', storeId: null }),
    ]
    const named = (storeId?: string) => peopleOf({ items, waiting: [] }, storeId).map(({ words }) => words)
    expect(named()).toEqual(['小吴', '许店长', '老板娘'])
    expect(named('sto_1')).toEqual(['小吴', '老板娘'])
  })
})

describe('a booking found by the tail of its phone', () => {
  const booking = {
    ...{ id: 'rsv_1', personId: 'psn_1', guestName: '陈女士', phoneTail: '6628', visits: 0, isMember: false },
    ...{ tableId: 'tbl_1', tableLabel: '209', tableFeatures: ['靠窗'], partySize: 2, settledAt: null },
    ...{ startsAt: '2026-11-27T10:30:00.000Z', on: '2026-11-27', time: '18:30', status: 'booked' as const },
    ...{ lateMinutes: 0, canSeat: false, canMarkNoShow: false },
  }

  it.each([
    ['2026-11-24', '昨天 18:30'],
    ['2026-11-25', '今天 18:30'],
    ['2026-11-27', '后天 18:30'],
    ['2026-11-28', '周六 18:30'],
  ])('of %s is for %s', (on, words) => expect(foundWhen({ ...booking, on }, TODAY)).toBe(words))

  it('says when it was taken back', () => {
    expect(foundPill(booking)).toEqual({ tone: 'plain', words: '已订' })
    expect(foundPill({ ...booking, status: 'canceled' })).toEqual({ tone: 'gone', words: '退了' })
  })
})
