import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { suggestionsTitle } from './week-view'

type SuggestionCardsProps = {
  suggestions: { words: string; detail: string }[]
  /** What can be tapped below one; nothing for a stranger. */
  act?(index: number): ReactNode
}

/** What can be done this week, a card each. */
export const SuggestionCards = ({ suggestions, act }: SuggestionCardsProps) =>
  suggestions.length > 0 ? (
    <View className="stack-snug">
      <View className="section">{suggestionsTitle(suggestions.length)}</View>
      {suggestions.map(({ words, detail }, index) => (
        <Card key={words} slim className="stack-snug week-paper-whole">
          <View>
            <View className="strong">{words}</View>
            <View className="note">{detail}</View>
          </View>
          {act && <View className="unprinted">{act(index)}</View>}
        </Card>
      ))}
    </View>
  ) : null
