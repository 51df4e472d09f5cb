import { getMe } from '@/client/members'
import { useApi } from '@/client/use-api'

/** The person who is signed in, as the shop knows them. */
export const useMe = () => {
  const { data: me, error, isLoading, retry } = useApi('me', getMe)
  return { me, error, isLoading, retry }
}
