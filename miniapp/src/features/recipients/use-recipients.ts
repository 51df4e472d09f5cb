import {
  addRecipient,
  listDeliveries,
  listRecipients,
  type OfRecipient,
  removeRecipient,
  type Scope,
  tryRecipient,
} from '@/client/recipients'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { usePages } from '@/client/use-pages'
import { useWatched } from './use-watched'

const LIST = 'recipients '

/** Everybody who is sent a report, and which kinds can be added; at most 20, so one page has them all. */
export const useRecipients = (scope: Scope) => {
  const answer = useApi(`${LIST}${scope ?? 'all'}`, () => listRecipients(scope))
  const underWay = answer.data?.items.some(({ lastDelivery }) => isUnderWay(lastDelivery)) ?? false
  useWatched(underWay, answer.retry)
  return answer
}

const isUnderWay = (delivery: { status: string } | null) =>
  delivery !== null && (delivery.status === 'waiting' || delivery.status === 'sending')

export const useDeliveries = (of: OfRecipient) =>
  usePages(`deliveries ${of.id}`, (cursor) => listDeliveries(of, cursor))

const useRecipientCommand = <I, R>(send: (key: string, input: I) => Promise<R>) => {
  const { run, busy, fault } = useCommand(send)
  const refresh = useRefresh()
  const act = async (input: I) => {
    const outcome = await run(input)
    if ('fault' in outcome) return undefined
    await Promise.all([LIST, 'deliveries '].map(refresh))
    return outcome.done
  }
  return { act, busy, fault: fault?.message ?? null }
}

/** Each `act` answers what came of it; undefined where it was refused, and `fault` says why. */
export const useAddRecipient = () => useRecipientCommand(addRecipient)
export const useRemoveRecipient = () => useRecipientCommand(removeRecipient)
export const useTryRecipient = () => useRecipientCommand(tryRecipient)
