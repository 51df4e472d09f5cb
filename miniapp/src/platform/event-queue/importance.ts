import type { ClientEventName } from '../../../../api/_tracking/vocabulary.ts'

const FIRST_TO_GO = new Set<ClientEventName>(['offer_exposed', 'dish_exposed', 'page_viewed', 'tapped'])
const LAST_TO_GO = /^(booking|claim|membership)_|^(slot_chosen|table_chosen|voucher_shown)$/

export const isLastToGo = (name: ClientEventName) => LAST_TO_GO.test(name)

/** Where there is no room, events of less importance go first. */
export const importanceOf = (name: ClientEventName) => (FIRST_TO_GO.has(name) ? 0 : isLastToGo(name) ? 2 : 1)
