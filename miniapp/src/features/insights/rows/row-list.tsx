import { View } from '@tarojs/components'
import { listFigureRows } from '@/client/insights'
import { usePages } from '@/client/use-pages'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import type { RowFigure } from '../../../../../api/_insights/vocabulary'
import './row-list.scss'
import { addsOf, daysOf, detailOf, figureName, type Row, spanOfRows, whoOf } from './row-words'

export type AskedRows = {
  storeId: string
  figure: RowFigure
  from?: string
  to?: string
  /** One dish or offer alone, and what it is called. */
  about?: string
  name?: string
  staffId?: string
}

/** What a figure counts, row by row; a person who is known opens their page. */
export const RowList = ({ asked, today }: { asked: AskedRows; today: string }) => {
  const { storeId, figure, from, to, about, name, staffId } = asked
  const key = `rows ${storeId} ${figure} ${from} ${to} ${about ?? ''} ${staffId ?? ''}`
  const { more, ...rows } = usePages(key, (cursor) =>
    listFigureRows(storeId, figure, { from, to, about, staffId, cursor }),
  )
  const { words } = figureName(figure)
  const span = spanOfRows(asked)
  return (
    <View className="stack">
      <View>
        <View className="title">{words}</View>
        <View className="note">{name ? `${span} · ${name}` : span}</View>
      </View>
      <Loaded answer={rows} blocks={[28, 180, 28, 240]}>
        {(items) =>
          items.length === 0 ? (
            <Blank art="tea" title="这段时间没有" words="换一天，或者换长一点的时间看看。" />
          ) : (
            <>
              {daysOf(items, today).map((day) => (
                <View key={day.on} className="stack-snug">
                  <View className="section">{day.words}</View>
                  <Card listed>
                    {day.rows.map((row) => (
                      <RowLine key={row.id} row={row} figure={figure} />
                    ))}
                  </Card>
                </View>
              ))}
              <More {...more} words="再往前看" />
            </>
          )
        }
      </Loaded>
    </View>
  )
}

const RowLine = ({ row, figure }: { row: Row; figure: RowFigure }) => {
  const { who, storeId } = row
  const detail = detailOf(row)
  const adds = addsOf(row, figure)
  const inside = (
    <>
      <View className="grow">
        <View className={`one-line ${who ? 'strong' : 'row-list-nobody'}`}>{whoOf(row)}</View>
        {detail && <View className="note">{detail}</View>}
      </View>
      {adds && <View className="row-list-adds">{adds}</View>}
      {who && <Icon name="next" size={16} className="row-list-way" />}
    </>
  )
  return who ? (
    <Tap className="row-list-line" onTap={() => openPage('guest', { personId: who.personId, storeId })}>
      {inside}
    </Tap>
  ) : (
    <View className="row-list-line">{inside}</View>
  )
}
