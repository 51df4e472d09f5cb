import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Scope, Summary } from '@/client/summaries'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loaded } from '@/components/loaded'
import type { Drawing } from '@/platform/drawing'
import { openPage, replacePage } from '@/platform/navigation'
import { BRAND } from '../../../../api/_insights/vocabulary'
import { openAbout } from './open-rows'
import { SuggestionAct } from './suggestion-act'
import { SuggestionCards } from './suggestion-cards'
import { useSummary } from './use-summary'
import { WeekErrands } from './week-errands'
import { WeekPaper } from './week-paper'
import { weekPaperOf } from './week-view'

type WeekBoardProps = {
  scope: Scope
  /** Which one; the last where none is named. */
  id: string | undefined
  /** Saves it as a picture, and what came of that. */
  picture: { save(drawing: Drawing): void; state: ReactNode }
}

/** A week for who works here: what can be done is one tap away, and behind every figure are its rows. */
export const WeekBoard = ({ scope, id, picture }: WeekBoardProps) => {
  const answer = useSummary(scope, id)
  return (
    <Loaded answer={answer} blocks={[60, 250, 240, 130]}>
      {(summary) => {
        if (summary === null) return <NoWeekYet />
        const view = weekPaperOf(summary)
        const { suggestions } = summary.body
        const first = suggestions.findIndex(({ done }) => !done)
        return (
          <View className="stack">
            <Corrected summary={summary} scope={scope} />
            <WeekPaper view={view} onOpen={(about) => openAbout(about, summary)}>
              <SuggestionCards
                suggestions={view.suggestions}
                act={(index) => (
                  <SuggestionAct summary={summary} scope={scope} index={index} isMain={index === first} />
                )}
              />
            </WeekPaper>
            {picture.state}
            <WeekErrands summary={summary} scope={scope} onPicture={picture.save} />
          </View>
        )
      }}
    </Loaded>
  )
}

/** An older revision leads to the latest. */
const Corrected = ({ summary: { id, revisions }, scope }: { summary: Summary; scope: Scope }) => {
  const latest = revisions[0]
  if (!latest || latest.id === id) return null
  return (
    <Card listed>
      <ListRow
        icon="again"
        words={`后来更正过，看第 ${latest.revision} 版`}
        onTap={() => replacePage('week', { id: latest.id, storeId: scope ?? BRAND })}
      />
    </Card>
  )
}

const NoWeekYet = () => (
  <Blank
    art="tea"
    title="还没有小结"
    words="过完一个星期，周一早上八点，上一周会写成一页，读完一分钟。"
    action={{ words: '先看看经营的数', icon: 'chart', onTap: () => openPage('pulse') }}
  />
)
