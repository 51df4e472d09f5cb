import type { Scope, Summary } from '@/client/summaries'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { openPage } from '@/platform/navigation'
import { useTakeSuggestion } from './use-summary'

type Suggestion = Summary['body']['suggestions'][number]
type Opens = Extract<Suggestion['does'], { kind: 'open' }>

type SuggestionActProps = {
  summary: Summary
  scope: Scope
  index: number
  /** The one main button of the page. */
  isMain: boolean
}

/** Does what a suggestion says, or opens where it is done. */
export const SuggestionAct = ({ summary, scope, index, isMain }: SuggestionActProps) => {
  const { act, busy, fault } = useTakeSuggestion()
  const suggestion = summary.body.suggestions[index]
  if (!suggestion) return null
  const { does, done, button } = suggestion
  if (done) return <Pill tone="good">{does.kind === 'open' ? '看过了' : '做好了'}</Pill>
  const take = () => (does.kind === 'open' ? openFor(does, summary) : act({ scope, id: summary.id, index }))
  return (
    <>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind={isMain ? 'main' : 'side'} small wide busy={busy} onTap={take}>
        {button}
      </Button>
    </>
  )
}

const PAGES = {
  hours: 'hours',
  offers: 'offersEdit',
  channels: 'channels',
  recipients: 'recipients',
} as const

const openFor = (does: Opens, { storeId, body }: Summary) => {
  if (does.page === 'channel') {
    const { storeId: place, channelId } = does
    return openPage('channel', { storeId: place, channelId })
  }
  if (does.page === 'rows') {
    const { figure, staffId } = does
    return openPage('rows', {
      ...{ figure, from: body.from, to: body.to },
      ...{ storeId: does.storeId ?? undefined, staffId: staffId ?? undefined },
    })
  }
  return openPage(PAGES[does.page], { storeId: storeId ?? undefined })
}
