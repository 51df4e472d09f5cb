import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TagFacts, tagsOf } from '../../../api/_members/tag-rules.js'
import { FIRST_TAGS, TAG_RULES, type TagRuleKind } from '../../../api/_members/vocabulary.js'

const NOTHING: TagFacts = {
  ...{ visits: 0, daysAway: null, parties: [], redemptions: 0 },
  ...{ spentFen: 0, noShows: 0, cancellations: 0, likes: 0 },
}
const KINDS = Object.keys(TAG_RULES) as TagRuleKind[]
const has = (facts: Partial<TagFacts>, kind: TagRuleKind, atLeast: number) =>
  tagsOf({ ...NOTHING, ...facts }, [{ rule: { kind, atLeast } }]).length > 0

describe('a rule', () => {
  it.each<[TagRuleKind, number, Partial<TagFacts>, Partial<TagFacts>]>([
    ['visitsAtLeast', 5, { visits: 5 }, { visits: 4 }],
    ['noVisitForDays', 60, { daysAway: 60 }, { daysAway: 59 }],
    ['partyAtLeast', 4, { parties: [4, 5, 2] }, { parties: [4, 2, 2] }],
    ['redemptionsAtLeast', 3, { redemptions: 3 }, { redemptions: 2 }],
    ['spendAtLeastFen', 200_000, { spentFen: 200_000 }, { spentFen: 199_999 }],
    ['noShowsAtLeast', 2, { noShows: 2 }, { noShows: 1 }],
    ['cancellationsAtLeast', 3, { cancellations: 3 }, { cancellations: 2 }],
    ['likesAtLeast', 3, { likes: 3 }, { likes: 2 }],
  ])('%s %i holds from its number on', (kind, atLeast, enough, tooLittle) => {
    expect([has(enough, kind, atLeast), has(tooLittle, kind, atLeast)]).toEqual([true, false])
  })

  it('holds for nobody of whom nothing is known', () => {
    for (const kind of KINDS) expect(has({}, kind, TAG_RULES[kind].min), kind).toBe(false)
  })

  it('of parties takes more than half of at least two tables', () => {
    expect(has({ parties: [6] }, 'partyAtLeast', 4)).toBe(false)
    expect(has({ parties: [4, 2] }, 'partyAtLeast', 4)).toBe(false)
    expect(has({ parties: [4, 4] }, 'partyAtLeast', 4)).toBe(true)
  })

  it('never gives a tag that is given by hand', () => {
    expect(tagsOf({ ...NOTHING, visits: 999 }, [{ rule: null }])).toEqual([])
  })
})

const facts = fc.record({
  visits: fc.nat(50),
  daysAway: fc.option(fc.nat(400)),
  parties: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
  redemptions: fc.nat(20),
  spentFen: fc.nat(900_000),
  noShows: fc.nat(9),
  cancellations: fc.nat(9),
  likes: fc.nat(9),
})

describe('whatever is known of somebody', () => {
  it('a rule that holds holds with a smaller number too', () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...KINDS),
        fc.integer({ min: 2, max: 400 }),
        (known, kind, atLeast) => {
          if (has(known, kind, atLeast)) expect(has(known, kind, atLeast - 1)).toBe(true)
        },
      ),
    )
  })

  it('most of the tables had as many as the rule says', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 12 }), (known, atLeast) => {
        const large = known.parties.filter((party) => party >= atLeast).length
        const most = known.parties.length >= 2 && large * 2 > known.parties.length
        expect(has(known, 'partyAtLeast', atLeast)).toBe(most)
      }),
    )
  })
})

it('a merchant begins with tags that its own rules allow', () => {
  for (const { name, rule } of FIRST_TAGS) {
    expect(TAG_RULES[rule.kind].min, name).toBeLessThanOrEqual(rule.atLeast)
    expect(TAG_RULES[rule.kind].max, name).toBeGreaterThanOrEqual(rule.atLeast)
  }
})
