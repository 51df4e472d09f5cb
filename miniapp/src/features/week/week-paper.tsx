import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { RangeKey } from '@/components/range-bar'
import { RangeTile } from '@/components/range-tile'
import { WayMark } from '@/components/way-mark'
import { OtherFigures } from './other-figures'
import { Sayings } from './sayings'
import './week-paper.scss'
import type { About, Line, WeekPaperView } from './week-paper-view'
import { DISH_WAYS } from './week-view'

type WeekPaperProps = PropsWithChildren<{
  view: WeekPaperView
  /** Opens the rows behind a figure or a sentence; a stranger sees none. */
  onOpen?(about: About): void
}>

/** A week on one page; between its figures and its foot stands what can be done. */
export const WeekPaper = ({ view, onOpen, children }: WeekPaperProps) => (
  <View className="week-paper stack">
    <View>
      <View className="title">{view.title}</View>
      <View className="note">{view.span}</View>
    </View>
    {view.notices.map((words) => (
      <Notice key={words} icon="note" tone="calm">
        {words}
      </Notice>
    ))}
    <Card className="week-paper-whole">
      <Sayings sayings={view.sayings} onOpen={onOpen} />
    </Card>
    <Figures view={view} onOpen={onOpen} />
    {view.sources.length > 0 && (
      <View className="week-paper-whole stack-snug">
        <View className="section">从哪里来，看了什么</View>
        <Card listed>
          {view.sources.map((line) => (
            <Source key={line.key} line={line} />
          ))}
        </Card>
      </View>
    )}
    {children}
    <View className="week-paper-foot">{view.foot}</View>
  </View>
)

const Figures = ({ view: { tiles, others }, onOpen }: Pick<WeekPaperProps, 'view' | 'onOpen'>) => (
  <View className="stack-snug">
    <View className="row between">
      <View className="section">几个数</View>
      {tiles.some(({ range }) => range.before !== null || range.usual) && <RangeKey before="前周" />}
    </View>
    <View className="week-paper-tiles">
      {tiles.map(({ measure, ...tile }) => (
        <RangeTile key={measure} {...tile} onTap={onOpen && (() => onOpen({ measure, channelId: null }))} />
      ))}
    </View>
    <OtherFigures figures={others} onOpen={onOpen} />
  </View>
)

const Source = ({ line: { words, detail, way } }: { line: Line }) => (
  <View className="week-paper-source">
    <View className="grow">
      <View>{words}</View>
      <View className="note">{detail}</View>
    </View>
    {way && (
      <View className={`week-paper-way ${way === 'more' ? 'good' : 'wait'}`}>
        <WayMark way={way} />
        {DISH_WAYS[way]}
      </View>
    )}
  </View>
)
