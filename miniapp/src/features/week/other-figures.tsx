import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Tap } from '@/components/tap'
import { WayMark } from '@/components/way-mark'
import './other-figures.scss'
import type { About, WeekFigure } from './week-paper-view'

type OtherFiguresProps = { figures: WeekFigure[]; onOpen?(about: About): void }

/** The figures that are looked up rather than looked at, a line each. */
export const OtherFigures = ({ figures, onOpen }: OtherFiguresProps) =>
  figures.length > 0 ? (
    <Card listed>
      {figures.map((figure) => (
        <One
          key={figure.measure}
          figure={figure}
          onTap={onOpen && (() => onOpen({ measure: figure.measure, channelId: null }))}
        />
      ))}
    </Card>
  ) : null

const One = ({ figure, onTap }: { figure: WeekFigure; onTap?(): void }) => {
  const inside = (
    <>
      <View className="grow">{figure.words}</View>
      <View className="strong">{`${figure.figure} ${figure.unit}`}</View>
      {figure.change && (
        <View className={`other-figures-change ${figure.change.tone}`}>
          {figure.change.way !== 'same' && <WayMark way={figure.change.way} />}
          {figure.change.words}
        </View>
      )}
    </>
  )
  return onTap ? (
    <Tap className="other-figures-one" label={figure.said} onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <View className="other-figures-one">{inside}</View>
  )
}
