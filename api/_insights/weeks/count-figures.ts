import type { MerchantContext } from '../../_platform/context.js'
import { figuresOf, figuresOfSpans } from '../figures/figures-of.js'
import type { Places } from '../figures/places.js'
import { BRAND, type FigureName } from '../vocabulary.js'

export type FigureCount = {
  /** A store’s id, or `brand`. */
  scope: string
  /** A Monday for a whole week, else a shop day. */
  at: string
  daily: boolean
  figure: FigureName
  value: number
}

/** The figures of weeks of stores, whole and by day, of each and of all together. */
export const countFigures = async (ctx: MerchantContext, places: Places): Promise<FigureCount[]> => {
  const counts: FigureCount[] = []
  const days = daysAround(places)
  for (const together of [false, true]) {
    const whole = await figuresOfSpans(ctx, { ...places, together })
    const daily = await figuresOf(ctx, { storeIds: places.storeIds, ...days, bucket: 'day', together })
    for (const [rows, isDaily] of [
      [whole, false],
      [daily, true],
    ] as const)
      counts.push(
        ...rows.map(({ storeId, ...row }) => ({ ...row, scope: together ? BRAND : storeId, daily: isDaily })),
      )
  }
  return counts
}

const daysAround = ({ spans }: Places) => ({
  from: spans.map(({ from }) => from).toSorted()[0] ?? '',
  to:
    spans
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? '',
})
