import { Chips } from '@/components/chips'
import type { ScopeChoice } from './use-scope'

/** Chooses between all stores and each; nothing where there is nothing to choose. */
export const ScopeChips = ({ choice: { items, chosen, choose } }: { choice: ScopeChoice }) =>
  items.length > 1 ? <Chips label="看哪家店" items={items} chosen={chosen} onChoose={choose} /> : null
