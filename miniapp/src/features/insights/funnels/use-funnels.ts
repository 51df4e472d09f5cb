import { getFunnel, listFunnels, type Split } from '@/client/funnels'
import { useApi } from '@/client/use-api'
import { addDays } from '../period/period'

export const useFunnels = (scope: string) => useApi(`funnels ${scope}`, () => listFunnels(scope))

/** The days a funnel's entries lie in, the last of them today; `back` spans earlier. */
export const spanBack = (today: string, days: number, back = 0) => {
  const to = addDays(today, -days * back)
  return { from: addDays(to, 1 - days), to }
}

export const useFunnel = (scope: string, funnel: string, span: { from: string; to: string }, split: Split) =>
  useApi(`funnel ${scope} ${funnel} ${span.from} ${span.to} ${split}`, () =>
    getFunnel(scope, funnel, { ...span, split }),
  )
