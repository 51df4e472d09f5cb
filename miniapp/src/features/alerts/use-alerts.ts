import { dismissAlert, listAlerts } from '@/client/alerts'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { usePages } from '@/client/use-pages'

/** What lasts first, then what is over; of all stores with null. */
export const useAlerts = (scope: string | null) =>
  usePages(`alerts ${scope ?? 'all'}`, (cursor) => listAlerts(scope, cursor))

/** Says that somebody knows; `fault` is why it was refused. */
export const useDismissAlert = () => {
  const { run, busy, fault } = useCommand(dismissAlert)
  const refresh = useRefresh()
  const dismiss = async (alert: Parameters<typeof run>[0]) => {
    if ('done' in (await run(alert))) await refresh('alerts ')
  }
  return { dismiss, busy, fault: fault?.message ?? null }
}
