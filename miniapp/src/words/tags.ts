import { TAG_RULES, type TagRuleKind } from '../../../api/_members/vocabulary'
import { yuan } from './money'

type TagRule = { kind: TagRuleKind; atLeast: number }

/** What a tag can go by, in a word or two. */
export const RULE_NAMES: Record<TagRuleKind, string> = {
  visitsAtLeast: '来得多',
  noVisitForDays: '好久没来',
  partyAtLeast: '人多',
  redemptionsAtLeast: '用券多',
  spendAtLeastFen: '花得多',
  noShowsAtLeast: '订了没来',
  cancellationsAtLeast: '常取消',
  likesAtLeast: '想吃的多',
}

export const RULE_KINDS = Object.keys(TAG_RULES) as TagRuleKind[]

const SENTENCES: Record<TagRuleKind, (atLeast: number) => string> = {
  visitsAtLeast: (times) => `来过 ${times} 次就贴上`,
  noVisitForDays: (days) => `${days} 天没来就贴上`,
  partyAtLeast: (people) => `订座多半 ${people} 位以上就贴上`,
  redemptionsAtLeast: (times) => `用过 ${times} 张券就贴上`,
  spendAtLeastFen: (fen) => `账单加起来到 ¥${yuan(fen)} 就贴上`,
  noShowsAtLeast: (times) => `订了没来 ${times} 回就贴上`,
  cancellationsAtLeast: (times) => `取消过 ${times} 回就贴上`,
  likesAtLeast: (dishes) => `想吃的菜有 ${dishes} 道就贴上`,
}

/** 「来过 5 次就贴上」 */
export const sayRule = ({ kind, atLeast }: TagRule) => SENTENCES[kind](atLeast)
