import useSWR, { useSWRConfig } from 'swr'
import { ApiError } from '@/platform/api-error'
import { logFailure } from '@/platform/failures'

/**
 * Reads through the shared cache; `null` as the key waits. What was there stays until the new answer has come. Whoever
 * polls asks again at their own pace, after a failure too.
 */
export const useApi = <T>(key: string | null, fetcher: () => Promise<T>, { polls = false } = {}) => {
  const asForbidden = useAsForbidden()
  const { data, error, isLoading, isValidating, mutate } = useSWR<T, ApiError>(key, fetcher, {
    keepPreviousData: true,
    shouldRetryOnError: polls ? false : mayPass,
    onError: (failure) => {
      asForbidden(failure)
      logFailure(failure)
    },
  })
  return { data, error, isLoading, isValidating, retry: () => mutate() }
}

/** Who hears that they may not may have been removed a moment ago: asks anew who they are. */
export const useAsForbidden = () => {
  const { mutate } = useSWRConfig()
  return (error: unknown) => {
    if (error instanceof ApiError && error.code === 'forbidden') void mutate('me')
  }
}

/** Reads anew whatever the pages show under keys that begin so. */
export const useRefresh = () => {
  const { mutate } = useSWRConfig()
  return (prefix: string) => mutate((key) => typeof key === 'string' && key.startsWith(prefix))
}

/** Lets go of everything that was read, so that nothing of it is shown any more. */
export const useForgetAll = () => {
  const { mutate } = useSWRConfig()
  return () => mutate(() => true, undefined, { revalidate: false })
}

/** Puts what a command answered where the pages read it; nothing that is not there already is changed. */
export const useKeep = () => {
  const { mutate } = useSWRConfig()
  return <T>(key: string, change: (known: T) => T) =>
    mutate<T>(key, (known) => (known === undefined ? known : change(known)), { revalidate: false })
}

const mayPass = (error: unknown) =>
  error instanceof ApiError && (error.code === 'offline' || error.status >= 500)
