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

/** What somebody typed as a price, in fen; null while it is none. `¥1,280`, `46.5` and `58.` are prices. */
export const priceFenOf = (typed: string) =>
  fenOf(
    typed
      .replace(/[０-９．，]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\s,¥￥元]/g, '')
      .replace(/\.$/, ''),
  )

/** Fen as somebody would type it: `58`, `46.50`. */
export const typedPrice = (fen: number) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))
