import { BRAND } from '../../../api/_insights/vocabulary'

/** Where figures are read: of a store by its id, or of all of them, `brand`, for owners. */
export const scopePath = (scope: string) => (scope === BRAND ? '' : `/stores/${scope}`)
