import { describe, expect, it } from 'vitest'
import type { EventMatch } from '@/client/funnels'
import { EVENT_GROUPS, eventWords, sayMatches } from '@/features/insights/building/event-words'
import { leastOf, withLeast, withWord } from '@/features/insights/building/filters'
import {
  definitionOf,
  FIRST_DRAFT,
  type FunnelDraft,
  faultOf,
  keepWords,
  nameOf,
  withOrder,
  withoutStep,
} from '@/features/insights/building/funnel-draft'
import { lengthOf, secondsOf } from '@/features/insights/building/lengths'
import {
  FUNNEL_EXAMPLE,
  marksOf,
  partChange,
  sayPart,
  sayRules,
  seeStopped,
  stoppedAt,
} from '@/features/insights/funnels/funnel-words'
import { sayDuration, sayLength } from '@/words/durations'
import { FunnelDefinition } from '../../../api/_insights/funnels/contract.js'
import { EVENTS } from '../../../api/_tracking/vocabulary.js'

type Event = EventMatch['event']
const did = (event: Event, filters: EventMatch['filters'] = []) => ({ events: [{ event, filters }] })
const draftOf = (changed: Partial<FunnelDraft>): FunnelDraft => ({
  ...FIRST_DRAFT,
  steps: [did('dish_viewed'), did('booking_started'), did('reservation_placed')],
  ...changed,
})

describe('a funnel put together', () => {
  it('says which step is still empty, and is asked of nobody until then', () => {
    const draft = draftOf({ steps: [did('dish_viewed'), { events: [] }] })
    expect(faultOf(draft)).toBe('第 2 步还没挑做了什么。')
    expect(definitionOf(draft)).toBeUndefined()
  })

  it('waits while its window is no length of time, and says why', () => {
    const draft = draftOf({ windowSeconds: null })
    expect(faultOf(draft)).toBe('「从第一步起多久内」要写 1 分钟到 366 天之间的整数。')
    expect(definitionOf(draft)).toBeUndefined()
    expect(keepWords(draft)).toBe('先把多久内写对')
    expect(keepWords(draftOf({}))).toBe('留下「点开一道菜到订了座」')
    expect(keepWords(FIRST_DRAFT)).toBe('先把每一步挑好')
  })

  it.each([
    ['plain', draftOf({})],
    [
      'with conditions',
      draftOf({ steps: [did('dish_viewed'), did('reservation_placed', withLeast([], 'partySize', '4'))] }),
    ],
    [
      'with windows of its own',
      draftOf({ steps: [did('visited'), { ...did('visited'), withinSeconds: 86_400 }] }),
    ],
    ['with what voids it', draftOf({ exclusions: [{ ...did('booking_refused'), from: 1, to: 3 }] })],
    [
      'of one use of the app',
      draftOf({ per: 'session', steps: [did('app_opened'), did('booking_started')] }),
    ],
    ['by first touch', draftOf({ split: 'firstTouch' })],
    ['by store', draftOf({ split: 'store' })],
    ['in any order', withOrder(draftOf({ exclusions: [{ ...did('tapped'), from: 1, to: 2 }] }), 'unordered')],
  ])('is one that the API takes: %s', (_, draft) => {
    expect(FunnelDefinition.safeParse(definitionOf(draft)).error?.issues).toBeUndefined()
  })

  it('tells the same step twice apart', () => {
    const words = definitionOf(draftOf({ steps: [did('visited'), did('visited')] }))?.steps.map(
      ({ words }) => words,
    )
    expect(words).toEqual(['到了店', '第 2 次到了店'])
  })

  it('is called after its ends as long as nobody names it', () => {
    expect(nameOf(draftOf({}))).toBe('点开一道菜到订了座')
    expect(nameOf(draftOf({ name: ' 看菜 ' }))).toBe('看菜')
    expect(nameOf(FIRST_DRAFT)).toBe('')
  })

  it('takes along what lay around a step that is taken out', () => {
    const ranges = (from: number, to: number, index: number) =>
      withoutStep(draftOf({ exclusions: [{ ...did('tapped'), from, to }] }), index).exclusions.map(
        ({ from: start, to: end }) => [start, end],
      )
    expect(ranges(1, 3, 1)).toEqual([[1, 2]])
    expect(ranges(2, 3, 0)).toEqual([[1, 2]])
    expect(ranges(1, 2, 1)).toEqual([[1, 2]])
    expect(ranges(2, 3, 2)).toEqual([])
  })

  it('gives the first step no window when it moves up', () => {
    const draft = draftOf({
      steps: [did('visited'), { ...did('visited'), withinSeconds: 60 }, did('visited')],
    })
    expect(withoutStep(draft, 0).steps[0]).toEqual(did('visited'))
  })

  it('counts a use of the app by what the phone wrote alone', () => {
    expect(faultOf(draftOf({ per: 'session' }))).toMatch(/按一位客人算/)
  })
})

describe('what can be picked', () => {
  it('is called in words, each once, and is an event that there is', () => {
    const events = EVENT_GROUPS.flatMap((group) => group.events)
    expect(new Set(events).size).toBe(events.length)
    for (const event of events) {
      expect(event === 'visited' || event in EVENTS).toBe(true)
      expect(eventWords(event)).toMatch(/\p{Script=Han}/u)
    }
  })
  it('says a condition: figures, money typed in yuan, words', () => {
    const filters = withWord(withLeast([], 'billFen', '200'), 'page', 'menu')
    expect(leastOf(filters, 'billFen')).toBe('200')
    expect(filters[0]?.values).toEqual([20_000])
    expect(sayMatches([{ event: 'voucher_redeemed', filters }], [])).toBe(
      '用了券（账单 200 元以上、哪一页：菜单）',
    )
    expect(withWord(filters, 'page', 'menu')).toHaveLength(1)
    expect(withLeast(filters, 'billFen', '')).toHaveLength(1)
  })
})

describe('a length of time', () => {
  it.each([
    [60, { count: 1, unit: 'minutes' }],
    [5_400, { count: 90, unit: 'minutes' }],
    [7_200, { count: 2, unit: 'hours' }],
    [604_800, { count: 7, unit: 'days' }],
  ] as const)('of %s s is typed as %o', (seconds, typed) => {
    expect(lengthOf(seconds)).toEqual(typed)
    expect(secondsOf(String(typed.count), typed.unit)).toBe(seconds)
  })
  it.each(['', '0', '-1', '1.5', 'abc', '367'])('is not “%s” days', (typed) => {
    expect(secondsOf(typed, 'days')).toBeNull()
  })
  it('is said as people do', () => {
    expect([9, 60, 1_490, 5_400, 300_000].map(sayDuration)).toEqual([
      ...['不到 1 分钟', '1 分钟', '25 分钟', '1.5 小时', '3.5 天'],
    ])
    expect([5_400, 7_200, 2_592_000, 45].map(sayLength)).toEqual(['90 分钟', '2 小时', '30 天', '45 秒'])
  })
})

describe('what a funnel says', () => {
  const steps = [
    { count: 200, fromPrevious: null },
    { count: 20, fromPrevious: 0.1 },
    { count: 19, fromPrevious: 0.95 },
  ]
  it('to which step the smallest part came on, which need not be where most people left', () => {
    expect(marksOf(steps)).toEqual([null, '留下最少', null])
    expect(
      marksOf([{ fromPrevious: null }, { fromPrevious: 0.5 }, { fromPrevious: 0.1 }]).map(Boolean),
    ).toEqual([false, false, true])
    expect(marksOf([{ fromPrevious: null }])).toEqual([null])
  })
  it('how many stopped at each step', () => {
    expect(stoppedAt(steps)).toEqual([180, 1])
  })
  it('that of those who stopped it lists whom the store knows', () => {
    expect(seeStopped({ words: '看了订座', count: 1_800 })).toBe('停在「看了订座」的 1,800 位，看看认得的')
  })
  it('an example that can be built', () => {
    const pickable = EVENT_GROUPS.flatMap(({ events }) => events).map(eventWords)
    const [, first, last] = /「(.+)的人，有几位(.+)」/.exec(FUNNEL_EXAMPLE) ?? []
    expect(pickable).toEqual(expect.arrayContaining([first, last]))
  })
  it('small parts with a digit more, and none of nobody', () => {
    expect([0.461, 0.004, 0, null].map(sayPart)).toEqual(['46%', '0.4%', '0%', '–'])
  })
  it('how a part stands beside the one before, in points as both are shown', () => {
    expect(partChange(0.094, 0.116)).toEqual({ way: 'less', words: '低 3 点' })
    expect(partChange(0.1, 0.101)).toBeNull()
    expect(partChange(0.1, null)).toBeNull()
  })
  it('how it counts, a line for each rule it has', () => {
    const definition = definitionOf(
      draftOf({
        steps: [did('visited'), { ...did('visited'), withinSeconds: 2_592_000 }],
        exclusions: [{ ...did('member_left'), from: 1, to: 2 }],
      }),
    )
    expect(definition && sayRules(definition, [])).toEqual([
      '一位客人算一次，合并过的算同一位。',
      '从第一步起 7 天内走到的才算；按先后，中间可以做别的。',
      '「第 2 次到了店」要在上一步之后 30 天内。',
      '「到了店」和「第 2 次到了店」之间退出会员的，这一回不算。',
    ])
  })
})
