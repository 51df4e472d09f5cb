const MEASURES = new Map<string, (text: string) => string>(
  Object.entries({
    thing: (text: string) => cut(text.replace(/\p{Cc}/gu, ' '), 20),
    number: (text: string) => text.replace(/\D/g, ''),
    character_string: (text: string) => cut(text.replace(/[^\x20-\x7e]/g, '').trim() || '-', 32),
  }),
)

/**
 * Fills a template's fields: `fields` says which of them takes each of `words`. A field's name says what WeChat takes in it
 * (`thing1`, `number2`); a value is made to fit, for a longer one would be refused with 47003.
 */
export const toTemplateData = (fields: Record<string, string>, words: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(fields).map(([word, field]) => [
      field,
      toValue(field, (Object.hasOwn(words, word) && words[word]) || ''),
    ]),
  )

/** `2026-11-27` → `2026年11月27日`, as WeChat takes a date. */
export const dayInWords = (on: string) => {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const toValue = (field: string, text: string) => MEASURES.get(field.replace(/\d+$/, ''))?.(text) ?? text

const cut = (text: string, length: number) => {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}
