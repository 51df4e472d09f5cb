/** A part in percent with one digit, as a cell of a spreadsheet; null where there is no whole. */
export const percents = (part: number | null) => part && Math.round(part * 1_000) / 10
