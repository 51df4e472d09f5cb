import { useState } from 'react'
import { ApiError } from '@/platform/api-error'
import { pictureUrl } from '@/platform/origin'
import { choosePicture, sendPicture } from '@/platform/pictures'
import { authorized } from '@/platform/session'

type Chosen = NonNullable<Awaited<ReturnType<typeof choosePicture>>>

/**
 * Lets the person take or choose a picture and sends it. `choose` answers its path, or nothing when they changed their mind
 * or it failed; `fault` is then the sentence that says why. The same picture sent again is the same picture.
 */
export const usePicture = () => {
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState(0)
  const [fault, setFault] = useState<string | null>(null)

  const choose = async (): Promise<string | undefined> => {
    if (busy) return undefined
    setFault(null)
    const chosen = await choosePicture()
    return chosen && send(chosen)
  }

  /** Sends a picture that the phone has chosen by itself, as its button for avatars does. */
  const send = async (chosen: Chosen): Promise<string | undefined> => {
    if (busy) return undefined
    setFault(null)
    setProgress(0)
    setBusy(true)
    try {
      return await authorized((token) => sendPicture(chosen, token, setProgress))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFault(error.message)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { choose, send, busy, progress, fault, urlOf: pictureUrl }
}
