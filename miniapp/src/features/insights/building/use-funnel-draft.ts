import { useState } from 'react'
import { askFunnel, type FunnelDefinition, keepFunnel, type Named } from '@/client/funnels'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { useDraft } from '@/client/use-draft'
import { spanBack } from '../funnels/use-funnels'
import { definitionOf, FIRST_DRAFT, type FunnelDraft, faultOf, keepWords, nameOf } from './funnel-draft'
import { useSettled } from './use-settled'

const PREVIEW_DAYS = 28

/** A funnel being put together, which stays on the phone until it is kept. `onKept` hears under which name it can be opened. */
export const useFunnelDraft = (scope: string, onKept: (funnel: string) => void) => {
  const { draft, change, forget } = useDraft<FunnelDraft>(`funnel.${scope}`, FIRST_DRAFT)
  const [tried, setTried] = useState(false)
  const refresh = useRefresh()
  const { run, busy, fault } = useCommand((key, wish: { name: string; definition: FunnelDefinition }) =>
    keepFunnel(key, scope, wish),
  )
  const definition = definitionOf(draft)
  const keep = async () => {
    setTried(true)
    if (!definition) return
    const outcome = await run({ name: nameOf(draft), definition })
    if ('fault' in outcome) return
    forget()
    await refresh('funnels ')
    onKept(outcome.done.funnel)
  }
  return {
    ...{ draft, change, keep, busy, definition },
    naming: {
      ...{ scope, names: draft.names },
      remember: (named: Named) =>
        change({ names: [...draft.names.filter(({ value }) => value !== named.value), named] }),
    },
    words: keepWords(draft),
    fault: (tried ? faultOf(draft) : null) ?? fault?.message ?? null,
  }
}

/** What the funnel says of the last four weeks, asked anew once the hand has rested. */
export const useFunnelPreview = (scope: string, today: string, definition: FunnelDefinition | undefined) => {
  const span = spanBack(today, PREVIEW_DAYS)
  const asked = useSettled(definition && JSON.stringify(definition))
  return useApi(asked ? `ask-funnel ${scope} ${span.to} ${asked}` : null, () =>
    askFunnel(scope, { ...span, definition: JSON.parse(asked ?? '{}'), groups: 1 }),
  )
}
