import type { ClientEventName } from '../../../../api/_tracking/vocabulary.ts'

const FIRST_TO_GO = new Set<ClientEventName>(['offer_exposed', 'dish_exposed', 'page_viewed', 'tapped'])
const LAST_TO_GO = /^(booking|claim|membership)_|^(slot_chosen|table_chosen|voucher_shown)$/

/** Where there is no room, events of less importance go first. */
export const importanceOf = (name: ClientEventName) =>
  FIRST_TO_GO.has(name) ? 0 : LAST_TO_GO.test(name) ? 2 : 1
