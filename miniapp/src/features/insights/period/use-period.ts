import { useState } from 'react'
import { dayIn, firstOn, type Period, periodOn } from './period'

export type Periods = ReturnType<typeof usePeriod>

/** What the page before showed, as its address says it. */
export type FirstPeriod = { period?: string; on?: string }

/** The period a page shows. It begins with what the page before showed, else with the week, or the last one on its first day. */
export const usePeriod = (today: string, first: FirstPeriod = {}) => {
  const [period, choose] = useState<Period>(() => (isPeriod(first.period) ? first.period : 'week'))
  const [chosen, setOn] = useState(() => dayIn(first.on, today))
  const on = chosen ?? firstOn(period, today)
  return {
    ...{ period, on, today, choose },
    /** So many periods on; never beyond the one that is going on. */
    go(steps: number) {
      const next = periodOn(period, on, steps)
      setOn(next > today ? today : next)
    },
  }
}

const isPeriod = (said: string | undefined): said is Period =>
  said === 'day' || said === 'week' || said === 'month'
