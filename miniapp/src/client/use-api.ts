import useSWR, { useSWRConfig } from 'swr'
import { ApiError } from '@/platform/api-error'

/**
 * Reads through the shared cache; `null` as the key waits. What was there stays until the new answer has come. Whoever
 * polls asks again at their own pace, after a failure too.
 */
export const useApi = <T>(key: string | null, fetcher: () => Promise<T>, { polls = false } = {}) => {
  const { data, error, isLoading, isValidating, mutate } = useSWR<T, ApiError>(key, fetcher, {
    keepPreviousData: true,
    shouldRetryOnError: polls ? false : mayPass,
  })
  return { data, error, isLoading, isValidating, retry: () => mutate() }
}

/** Reads anew whatever the pages show under keys that begin so. */
export const useRefresh = () => {
  const { mutate } = useSWRConfig()
  return (prefix: string) => mutate((key) => typeof key === 'string' && key.startsWith(prefix))
}

const mayPass = (error: unknown) =>
  error instanceof ApiError && (error.code === 'offline' || error.status >= 500)
