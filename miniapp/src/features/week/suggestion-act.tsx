import { View } from '@tarojs/components'
import type { OfSummary, Scope, Summary } from '@/client/summaries'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { openPage } from '@/platform/navigation'
import { BRAND } from '../../../../api/_insights/vocabulary'
import { useTakeBack, useTakeSuggestion } from './use-summary'

type Does = Summary['body']['suggestions'][number]['does']
type Opens = Extract<Does, { kind: 'open' }>
type Command = Exclude<Does, Opens>

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
  const { does, done, undoable, button } = suggestion
  if (done && does.kind !== 'open')
    return <Done does={does} of={{ scope, id: summary.id, nth: index + 1 }} undoable={undoable} />
  const take = () =>
    does.kind === 'open' ? openFor(does, summary) : act({ scope, id: summary.id, nth: index + 1 })
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

type DoneProps = { does: Command; of: OfSummary & { nth: number }; undoable: boolean }

/** It is so now, and one tap from being as it was; where somebody went on from there, its page is one tap away. */
const Done = ({ does, of, undoable }: DoneProps) => {
  const { act, busy, fault } = useTakeBack()
  const open = () =>
    does.kind === 'restock'
      ? openPage('offerEdit', { offerId: does.offerId, storeId: does.storeId })
      : openPage('dishEdit', { dishId: does.dishId })
  return (
    <>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <View className="row between" role="status">
        <Pill tone="good">做好了</Pill>
        <Button kind="plain" small busy={busy} onTap={undoable ? () => act(of) : open}>
          {undoable ? '撤回' : '去看看'}
        </Button>
      </View>
    </>
  )
}

const PAGES = { offers: 'offersEdit', channels: 'channels', tags: 'tags' } as const

const openFor = (does: Opens, { storeId, body }: Summary) => {
  switch (does.page) {
    case 'channel':
      return openPage('channel', { storeId: does.storeId, channelId: does.channelId })
    case 'rows': {
      const { figure, staffId } = does
      const span = { from: body.from, to: body.to }
      return openPage('rows', {
        figure,
        ...span,
        storeId: does.storeId ?? BRAND,
        staffId: staffId ?? undefined,
      })
    }
    default:
      return openPage(PAGES[does.page], { storeId: storeId ?? undefined })
  }
}
