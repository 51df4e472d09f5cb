import { listMyConsents } from '@/client/members'
import { useApi } from '@/client/use-api'

export const useConsents = () => {
  const { data, error, retry } = useApi('my-consents', listMyConsents)
  return { consents: data?.items, error, retry }
}
