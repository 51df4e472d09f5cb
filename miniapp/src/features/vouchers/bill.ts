import { fenOf } from '@/words/money'

type Worth = { kind: 'amountOff' | 'gift'; discountFen: number; minSpendFen: number }

/** What a bill comes to with a voucher; `missingFen` is what it lacks until the voucher counts. */
export const settleBill = ({ kind, discountFen, minSpendFen }: Worth, billFen: number) => {
  const missingFen = Math.max(0, minSpendFen - billFen)
  const offFen = missingFen > 0 || kind === 'gift' ? 0 : Math.min(discountFen, billFen)
  return { missingFen, discountFen: offFen, payableFen: billFen - offFen }
}

/** What was typed as a bill, in fen; null while it is no amount. */
export const billFenOf = (typed: string) => fenOf(typed.replace(/\.$/, ''))
