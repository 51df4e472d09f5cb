import { describe, expect, it } from 'vitest'
import type { EventMatch } from '@/client/funnels'
import { propertiesOf, sayAsked, sayMatches } from '@/features/insights/building/event-words'
import { askable, PROPERTIES, withStore } from '@/features/insights/building/filter-words'
import { withLeast, withWord, wordsOf } from '@/features/insights/building/filters'
import {
  type DraftStep,
  definitionOf,
  FIRST_DRAFT,
  type FunnelDraft,
  nameOf,
} from '@/features/insights/building/funnel-draft'
import { askedIn, sayPath, sayRules } from '@/features/insights/funnels/funnel-words'
import { FunnelDefinition } from '../../../api/_insights/funnels/contract.js'
import { EVENTS } from '../../../api/_tracking/vocabulary.js'

const id = (prefix: string, digit: string) => `${prefix}_${digit.repeat(32)}`
const [PORK, FISH, NOODLES] = [id('dsh', '1'), id('dsh', '2'), id('dsh', '3')]
const STREET = id('sto', '4')
const NAMES = [
  { value: PORK, words: '外婆红烧肉', gone: false },
  { value: FISH, words: '清蒸江鲈', gone: true },
  { value: 'poster22', words: '门口的海报', gone: false },
  { value: STREET, words: '老街店', gone: false },
]
const seen = (...dishes: string[]): EventMatch => ({
  event: 'dish_viewed',
  filters: dishes.reduce<EventMatch['filters']>((all, dish) => withWord(all, 'dishId', dish), []),
})
const step = (...events: EventMatch[]): DraftStep => ({ events })
const BOOKED = step({ event: 'reservation_placed', filters: [] })
const draftOf = (...steps: DraftStep[]): FunnelDraft => ({ ...FIRST_DRAFT, steps, names: NAMES })

describe('what is picked by name', () => {
  const asked = (event: EventMatch['event']) => askable(propertiesOf(event)).map(({ property }) => property)

  it('is asked of the events that carry it, and nothing else has no words', () => {
    expect(asked('dish_viewed')).toEqual(['dishId'])
    expect(asked('share_tapped')).toEqual(['dishId', 'offerId'])
    expect(asked('app_opened')).toEqual(['channel'])
    expect(asked('voucher_redeemed')).toEqual(['offerId', 'billFen', 'discountFen'])
    for (const { properties } of Object.values(EVENTS))
      for (const one of askable(properties))
        if (one.kind !== 'names') expect(PROPERTIES[one.property]).toBeDefined()
  })
  it('leaves out how a booking was taken, which is no way people come by', () => {
    expect(asked('reservation_placed')).toEqual(['partySize'])
  })
  it('has the store among all of an owner’s, of visits too', () => {
    expect(askable(withStore(propertiesOf('visited')))).toMatchObject([{ kind: 'names', property: 'store' }])
  })
  it('is no more than may be asked for at once', () => {
    const many = Array.from({ length: 25 }, (_, index) => `dsh_${String(index).padStart(32, '0')}`)
    expect(wordsOf(seen(...many).filters, 'dishId')).toHaveLength(20)
  })
})

describe('a step says back what was picked', () => {
  const filter = (property: string, ...values: string[]) => [{ property, is: 'oneOf' as const, values }]

  it('by its name, and of a dish that was taken off says so; never an id', () => {
    expect(sayMatches([seen(PORK)], NAMES)).toBe('点开一道菜（外婆红烧肉）')
    expect(sayMatches([seen(PORK, FISH)], NAMES)).toBe('点开一道菜（外婆红烧肉、清蒸江鲈（下架了））')
    expect(sayMatches([seen(NOODLES)], NAMES)).toBe('点开一道菜（已经不在的菜）')
  })
  it('where people came from, and in which store', () => {
    expect(sayAsked([{ event: 'app_opened', filters: filter('channel', 'poster22') }], NAMES)).toBe(
      '来源：门口的海报',
    )
    expect(sayAsked([{ event: 'visited', filters: filter('store', STREET) }], NAMES)).toBe('在老街店')
    const elsewhere = [{ property: 'store', is: 'noneOf' as const, values: [STREET] }]
    expect(sayAsked([{ event: 'visited', filters: elsewhere }], NAMES)).toBe('不是老街店')
  })
  it('of one event the condition alone, of several which one has it', () => {
    const big = withLeast(seen(PORK).filters, 'partySize', '4')
    expect(sayAsked([{ event: 'dish_viewed', filters: big }], NAMES)).toBe('外婆红烧肉、人数 4 位以上')
    expect(sayAsked([seen(PORK), { event: 'dish_liked', filters: [] }], NAMES)).toBe(
      '点开一道菜（外婆红烧肉）或想吃一道菜',
    )
    expect(sayAsked([{ event: 'dish_liked', filters: [] }], NAMES)).toBeNull()
  })
  it('in the list, on its page and in its rules', () => {
    const definition = definitionOf(
      draftOf(step(seen(PORK)), { ...step(seen(FISH)), withinSeconds: 3_600 }, BOOKED),
    )
    expect(FunnelDefinition.safeParse(definition).success).toBe(true)
    expect(definition && sayPath(definition, NAMES)).toBe(
      '点开一道菜（外婆红烧肉） → 点开一道菜（清蒸江鲈（下架了）） → 订了座',
    )
    expect(definition && askedIn(definition, NAMES)).toEqual(['外婆红烧肉', '清蒸江鲈（下架了）', null])
    expect(definition && sayRules(definition, NAMES)).toContain(
      '「点开一道菜（清蒸江鲈（下架了））」要在上一步之后 1 小时内。',
    )
  })
  it('is the same step twice only if it asks the same', () => {
    const words = (...steps: DraftStep[]) => definitionOf(draftOf(...steps))?.steps.map((one) => one.words)
    expect(words(step(seen(PORK)), step(seen(FISH)))).toEqual(['点开一道菜', '点开一道菜'])
    expect(words(step(seen(PORK)), step(seen(PORK)))).toEqual(['点开一道菜', '第 2 次点开一道菜'])
  })
  it('in the funnel’s name, where there is room for it', () => {
    expect(nameOf(draftOf(step(seen(PORK)), BOOKED))).toBe('点开一道菜（外婆红烧肉）到订了座')
    expect(nameOf(draftOf(step(seen(PORK, FISH)), BOOKED))).toBe('点开一道菜到订了座')
  })
})
