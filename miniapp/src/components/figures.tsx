import { View } from '@tarojs/components'
import './figures.scss'

type FiguresProps = { items: { figure: string; words: string; tone?: 'good' | 'wait' }[]; small?: boolean }

/** A strip of figures, each over what it counts. */
export const Figures = ({ items, small }: FiguresProps) => (
  <View className={`figures ${small ? 'figures-small' : ''}`}>
    {items.map(({ figure, words, tone = '' }) => (
      <View key={words} className="figures-item">
        <View className={`figures-figure ${tone}`}>{figure}</View>
        <View className="note">{words}</View>
      </View>
    ))}
  </View>
)
