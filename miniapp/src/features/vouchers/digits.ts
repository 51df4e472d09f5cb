const CODE_LENGTH = 12

/** The digits in what was typed, pasted or scanned, as many as a code has. */
export const digitsOf = (typed: string) => typed.replace(/\D/g, '').slice(0, CODE_LENGTH)

export const isWholeCode = (digits: string) => digits.length === CODE_LENGTH
