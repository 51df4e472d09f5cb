import { useRef, useState } from 'react'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'
import { useAsForbidden } from './use-api'

export type Outcome<R> = { done: R } | { fault: ApiError }

/** Sends a command; the same input sent again after a lost answer takes effect once. `fault` is why the last one failed. */
export const useCommand = <I, R>(send: (key: string, input: I) => Promise<R>) => {
  const intent = useRef({ input: '', key: '' })
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<ApiError | null>(null)
  const asForbidden = useAsForbidden()

  const keyOf = (input: I) => {
    const said = JSON.stringify(input) ?? ''
    if (!intent.current.key || intent.current.input !== said) intent.current = { input: said, key: newKey() }
    return intent.current.key
  }

  const run = async (input: I): Promise<Outcome<R>> => {
    setBusy(true)
    setFault(null)
    try {
      const done = await send(keyOf(input), input)
      intent.current.key = ''
      return { done }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) intent.current.key = ''
      setFault(error)
      asForbidden(error)
      return { fault: error }
    } finally {
      setBusy(false)
    }
  }

  return { run, busy, fault }
}
