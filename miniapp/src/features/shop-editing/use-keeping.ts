import { useState } from 'react'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { useDraft } from './use-draft'

type KeepingOf<S, D> = {
  /** What it is called on the phone: `hours`, `profile`, `plan`. */
  kind: string
  /** Waits without one. */
  storeId: string | undefined
  read(storeId: string): Promise<S>
  draftOf(saved: S): D
  send(key: string, storeId: string, draft: D): Promise<unknown>
  /** Answers that other pages show and that are other ones now. */
  stale: string[]
}

/** Something of a store that is read, changed on the phone and saved as a whole. */
export const useKeeping = <S, D>({ kind, storeId, read, draftOf, send, stale }: KeepingOf<S, D>) => {
  const of = storeId ?? ''
  const answer = useApi(storeId ? `kept.${kind}.${of}` : null, () => read(of))
  const base = answer.data === undefined ? undefined : draftOf(answer.data)
  const { change, drop, ...draft } = useDraft(`draft.${kind}.${of}`, base)
  const { run, busy, fault } = useCommand((key, wish: D) => send(key, of, wish))
  const refresh = useRefresh()
  const [saved, setSaved] = useState(false)

  /** Answers whether it is saved; if not, `fault` says why and nothing that was typed is gone. */
  const save = async () => {
    if (draft.draft === undefined) return false
    const outcome = await run(draft.draft)
    if ('fault' in outcome) return false
    await answer.retry()
    drop()
    setSaved(true)
    for (const prefix of stale) void refresh(prefix)
    return true
  }

  return {
    ...draft,
    answer,
    change: (to: (now: D) => D) => {
      setSaved(false)
      change(to)
    },
    drop,
    save,
    saved,
    busy,
    fault,
  }
}
