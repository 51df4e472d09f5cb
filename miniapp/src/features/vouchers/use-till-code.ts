import { useEffect } from 'react'
import { useApi } from '@/client/use-api'
import { getVoucherCodes } from '@/client/vouchers'
import { codeAt } from './till-code'
import { useNow } from './use-now'

/** The code to show now. It renews by itself; without a network, for as long as the codes that were fetched last. */
export const useTillCode = (voucherId: string) => {
  const { data, error, retry } = useApi(`till-codes ${voucherId}`, () => getVoucherCodes(voucherId))
  const { at, shown } = useNow()
  const current = data ? codeAt(data, at) : null
  const step = current?.startsAt
  const few = data && (!current || current.few)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once a step, not at every tick
  useEffect(() => {
    if (shown && few) void retry()
  }, [shown, few, step])
  return { current, ranOut: data !== undefined && !current, error, shown, retry }
}
