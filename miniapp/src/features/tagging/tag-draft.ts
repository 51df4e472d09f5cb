import type { TagEdit, TagList } from '@/client/tags'
import { fenOf, typedPrice } from '@/words/money'
import { TAG_RULES, type TagRuleKind } from '../../../../api/_members/vocabulary'

export type Tag = TagList['items'][number]
/** A tag as it is being written; the number as it was typed, amounts in yuan. */
export type TagDraft = { name: string; by: 'hand' | 'rule'; kind: TagRuleKind; typed: string }

const isAmount = (kind: TagRuleKind) => kind === 'spendAtLeastFen'
const typedOf = (kind: TagRuleKind, atLeast: number) =>
  isAmount(kind) ? typedPrice(atLeast) : String(atLeast)

const FIRST_KIND = 'visitsAtLeast'

export const draftOf = (tag?: Tag): TagDraft => {
  const kind = tag?.rule?.kind ?? FIRST_KIND
  return {
    name: tag?.name ?? '',
    by: tag?.rule ? 'rule' : 'hand',
    kind,
    typed: typedOf(kind, tag?.rule?.atLeast ?? TAG_RULES[kind].first),
  }
}

/** Another thing to go by begins with a number of its own. */
export const withKind = (draft: TagDraft, kind: TagRuleKind): TagDraft => ({
  ...draft,
  kind,
  typed: typedOf(kind, TAG_RULES[kind].first),
})

/** What the number is called, and what is wrong with it. */
export const UNITS: Record<TagRuleKind, string> = {
  visitsAtLeast: '来过几次',
  noVisitForDays: '几天没来',
  partyAtLeast: '几位以上',
  redemptionsAtLeast: '用过几张券',
  spendAtLeastFen: '账单加起来多少元',
  noShowsAtLeast: '没来几回',
  cancellationsAtLeast: '取消几回',
  likesAtLeast: '想吃几道菜',
}

const atLeastOf = ({ kind, typed }: TagDraft): number | null => {
  const amount = isAmount(kind) ? fenOf(typed.trim()) : /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null
  const { min, max } = TAG_RULES[kind]
  return amount !== null && min <= amount && amount <= max ? amount : null
}

/** What is wrong with the number, in a sentence. */
export const numberFault = (draft: TagDraft): string | null => {
  if (draft.by === 'hand' || atLeastOf(draft) !== null) return null
  const { min, max } = TAG_RULES[draft.kind]
  return `填 ${typedOf(draft.kind, min)} 到 ${typedOf(draft.kind, max)} 之间的数。`
}

/** The tag as it can be sent; null while something is missing. */
export const editOf = (draft: TagDraft): TagEdit | null => {
  const name = draft.name.trim()
  if (!name) return null
  if (draft.by === 'hand') return { name, rule: null }
  const atLeast = atLeastOf(draft)
  return atLeast === null ? null : { name, rule: { kind: draft.kind, atLeast } }
}
