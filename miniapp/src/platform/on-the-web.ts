/** What only a browser needs; the phone brings it along. */
export const settleOnTheWeb = () => undefined
