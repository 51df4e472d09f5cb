import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { RangeKey } from '@/components/range-bar'
import { RangeTile } from '@/components/range-tile'
import { WayMark } from '@/components/way-mark'
import { Sayings } from './sayings'
import './week-paper.scss'
import type { Rising, Rows, WeekPaperView, WeekTile } from './week-paper-view'

type WeekPaperProps = PropsWithChildren<{
  view: WeekPaperView
  /** Opens the rows behind a figure or a sentence; a stranger sees no rows. */
  onOpen?(rows: Rows): void
}>

/** A week on one page; between its figures and its foot stands what can be done. */
export const WeekPaper = ({ view, onOpen, children }: WeekPaperProps) => (
  <View className="week-paper stack">
    <View>
      <View className="title">{view.title}</View>
      <View className="note">{view.span}</View>
    </View>
    {view.notices.map(({ key, words }) => (
      <Notice key={key} icon="note" tone="calm">
        {words}
      </Notice>
    ))}
    {view.sayings.length > 0 && (
      <Card className="week-paper-whole">
        <Sayings sayings={view.sayings} onOpen={onOpen && (({ rows }) => rows && onOpen(rows))} />
      </Card>
    )}
    {view.tiles.length > 0 && <Tiles tiles={view.tiles} onOpen={onOpen} />}
    {(view.channel || view.dishes.length > 0) && <Sources view={view} />}
    {children}
    <View className="week-paper-foot">{view.foot}</View>
  </View>
)

const Tiles = ({ tiles, onOpen }: { tiles: WeekTile[] } & Pick<WeekPaperProps, 'onOpen'>) => (
  <View className="stack-snug">
    <View className="row between">
      <View className="section">几个数</View>
      <RangeKey before="前周" />
    </View>
    <View className="week-paper-tiles">
      {tiles.map(({ key, rows, ...tile }) => (
        <RangeTile key={key} {...tile} onTap={onOpen && rows ? () => onOpen(rows) : undefined} />
      ))}
    </View>
  </View>
)

const Sources = ({ view: { channel, dishes } }: Pick<WeekPaperProps, 'view'>) => (
  <View className="stack-snug">
    <View className="section">人从哪里来，看了什么</View>
    <Card listed>
      {channel && (
        <View className="week-paper-line">
          <View className="grow">
            <View>{channel.name}</View>
            <View className="note">{channel.words}</View>
          </View>
          <View className="note">带来最多</View>
        </View>
      )}
      {dishes.map((dish) => (
        <Dish key={dish.name} dish={dish} />
      ))}
    </Card>
  </View>
)

const Dish = ({ dish: { way, name, words } }: { dish: Rising }) => (
  <View className="week-paper-line">
    <View className="grow">
      <View>{name}</View>
      <View className="note">{words}</View>
    </View>
    <View className={`week-paper-way ${way === 'more' ? 'good' : 'wait'}`}>
      <WayMark way={way} />
      {way === 'more' ? '看的人多了' : '看的人少了'}
    </View>
  </View>
)
