import { useRef } from 'react'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

/** Sends a command under one key until it is done or refused for good; another `subject` is another intent. */
export const useIntent = () => {
  const intent = useRef<{ subject: string; key: string }>()
  return async <T>(subject: string, act: (key: string) => Promise<T>) => {
    if (intent.current?.subject !== subject) intent.current = { subject, key: newKey() }
    try {
      const done = await act(intent.current.key)
      intent.current = undefined
      return done
    } catch (error) {
      if (isRefusal(error)) intent.current = undefined
      throw error
    }
  }
}

const isRefusal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500
