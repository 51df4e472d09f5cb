import { getFunnel, listFunnels, type Split } from '@/client/funnels'
import { useApi } from '@/client/use-api'
import { addDays } from '../period/period'

export const useFunnels = (storeId: string) => useApi(`funnels ${storeId}`, () => listFunnels(storeId))

/** The days a funnel's entries lie in, the last of them today; `back` spans earlier. */
export const spanBack = (today: string, days: number, back = 0) => {
  const to = addDays(today, -days * back)
  return { from: addDays(to, 1 - days), to }
}

export const useFunnel = (
  storeId: string,
  funnel: string,
  span: { from: string; to: string },
  split: Split,
) =>
  useApi(`funnel ${storeId} ${funnel} ${span.from} ${span.to} ${split}`, () =>
    getFunnel(storeId, funnel, { ...span, split }),
  )
