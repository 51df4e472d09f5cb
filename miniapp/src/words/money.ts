/** Fen as yuan the way a price is written: `58`, `46.50`, `1,568`. */
export const yuan = (fen: number) => {
  const [whole = '0', cents = ''] = (fen / 100).toFixed(2).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return cents === '00' ? grouped : `${grouped}.${cents}`
}

/** Fen as an amount on a bill: `¥ 288.00`. */
export const billYuan = (fen: number) => {
  const [whole = '0', cents = '00'] = (fen / 100).toFixed(2).split('.')
  return `¥ ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** What somebody typed as yuan, in fen; null while it is not an amount. */
export const fenOf = (typed: string) =>
  /^\d{1,6}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : null
