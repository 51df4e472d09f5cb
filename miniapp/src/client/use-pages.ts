import { useState } from 'react'
import { ApiError } from '@/platform/api-error'
import { useApi } from './use-api'

type Page<T> = { items: T[]; nextCursor: string | null }

/** A list that comes in pages; the first one like any answer, the others when asked for. */
export const usePages = <T, P>(key: string, readPage: (cursor?: string) => Promise<P & Page<T>>) => {
  const first = useApi(key, () => readPage())
  const [later, setLater] = useState<Page<T>[]>([])
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const pages = first.data ? [first.data, ...later] : []
  const cursor = pages[pages.length - 1]?.nextCursor ?? null

  const readMore = async () => {
    if (!cursor || busy) return
    setBusy(true)
    setFault(undefined)
    try {
      const page = await readPage(cursor)
      setLater((known) => [...known, page])
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFault(error.message)
    } finally {
      setBusy(false)
    }
  }

  const data = first.data && pages.flatMap(({ items }) => items)
  return {
    data,
    /** The first page as it came, for what it says of the whole list. */
    first: first.data,
    error: first.error,
    retry: first.retry,
    more: { has: cursor !== null, busy, fault, read: readMore },
  }
}
