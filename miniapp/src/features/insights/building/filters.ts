import type { Filter } from './filter-words'

const FEN = 100
const inFen = (property: string) => property.endsWith('Fen')

const others = (filters: Filter[], property: string) =>
  filters.filter((filter) => filter.property !== property)
const find = (filters: Filter[], property: string) => filters.find((filter) => filter.property === property)

/** What somebody typed as the least; empty where there is no such condition. Money is typed in yuan. */
export const leastOf = (filters: Filter[], property: string) => {
  const value = find(filters, property)?.values[0]
  if (value === undefined) return ''
  return String(inFen(property) ? Number(value) / FEN : value)
}

/** The conditions with this one as typed; without it where nothing, or no figure, is typed. */
export const withLeast = (filters: Filter[], property: string, typed: string): Filter[] => {
  const figure = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0
  if (figure === 0) return others(filters, property)
  const least = inFen(property) ? figure * FEN : figure
  return [...others(filters, property), { property, is: 'atLeast', values: [least] }]
}

export const wordsOf = (filters: Filter[], property: string) =>
  (find(filters, property)?.values ?? []).map(String)

const WORDS_MOST = 20

/** The conditions with a word more, or less where it was one already; no more than may be asked for at once. */
export const withWord = (filters: Filter[], property: string, word: string): Filter[] => {
  const known = wordsOf(filters, property)
  const values = known.includes(word)
    ? known.filter((one) => one !== word)
    : [...known, word].slice(0, WORDS_MOST)
  const rest = others(filters, property)
  return values.length === 0 ? rest : [...rest, { property, is: 'oneOf', values }]
}
