import { View } from '@tarojs/components'
import { useState } from 'react'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { HowSheet } from './how-sheet'
import { SuggestionCards } from './suggestion-cards'
import { useSharedSummary } from './use-summary'
import { WeekPaper } from './week-paper'
import { sayUntil, weekPaperOf } from './week-view'

/** A week for whoever was sent its address. */
export const SharedWeek = ({ token }: { token: string }) => {
  const [asks, ask] = useState(false)
  const answer = useSharedSummary(token)
  if (answer.error?.status === 404) return <Gone />
  return (
    <Loaded answer={answer} blocks={[60, 250, 240]}>
      {(shared) => {
        const view = weekPaperOf(shared)
        return (
          <View className="stack">
            <View className="note">{view.place}</View>
            <WeekPaper view={view}>
              <SuggestionCards suggestions={view.suggestions} />
            </WeekPaper>
            <View className="stack unprinted">
              <Button kind="side" wide onTap={() => ask(true)}>
                这些数怎么来的
              </Button>
              <View className="note">{sayUntil(shared.expiresAt)}</View>
            </View>
            {asks && <HowSheet body={shared.body} onClose={() => ask(false)} />}
          </View>
        )
      }}
    </Loaded>
  )
}

const Gone = () => (
  <Blank art="fog" title="这个链接看不了了" words="过期了，或者店里收回了。要看的话，请店里再发一个。" />
)
