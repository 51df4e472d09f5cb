import { useRef, useState } from 'react'
import { getMyGrants, listNoticeTemplates } from '@/client/outreach'
import { useApi } from '@/client/use-api'
import { now } from '@/platform/clock'
import { askForMessages, canAskForMessages } from '@/platform/messages'
import { readStored, store } from '@/platform/storage'
import type { NoticeKind } from '../../../../api/_outreach/vocabulary'
import { grantState } from './notice-words'

/** WeChat tells the server of what was allowed a moment after it told the phone. */
const LOOK_AGAIN_MS = [300, 1_000, 3_000, 6_000]
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether the person will be told, and the way to allow it; `null` where the shop sends no such message. */
export const useGrant = (kind: NoticeKind, before: number) => {
  const templates = useApi(canAskForMessages ? 'notice-templates' : null, listNoticeTemplates)
  const grants = useApi(canAskForMessages ? 'my-grants' : null, getMyGrants)
  const place = `refused.${kind}`
  const [refusedAt, setRefusedAt] = useState(() => readStored<number>(place))
  const [telling, setTelling] = useState(false)
  const asking = useRef(false)

  const templateId = templates.data?.items.find((template) => template.kind === kind)?.templateId
  const leftOf = (data: typeof grants.data) => data?.items.find((grant) => grant.kind === kind)?.left ?? 0
  if (!templateId || !grants.data) return null
  const left = leftOf(grants.data)
  const state = grantState({ left, before, refusedAt }, now().getTime())

  const lookUntilTold = async () => {
    setTelling(true)
    for (const wait of LOOK_AGAIN_MS) {
      await pause(wait)
      if (leftOf(await grants.retry()) > left) break
    }
    setTelling(false)
  }

  // WeChat shows its prompt only from the tap itself, so nothing may be waited for before it.
  const ask = async () => {
    if (asking.current) return
    asking.current = true
    const accepted = await askForMessages([templateId])
    asking.current = false
    if (accepted.includes(templateId)) return lookUntilTold()
    const at = now().getTime()
    store(place, at)
    setRefusedAt(at)
  }

  return { state: telling && state !== 'granted' ? ('telling' as const) : state, ask }
}
