import { View } from '@tarojs/components'
import type { Scope } from '@/client/summaries'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { BRAND } from '../../../../api/_insights/vocabulary'
import { useSummaries } from './use-summary'
import './week-list.scss'
import { weekSpan } from './week-view'

// Which week it was stands beneath; on the Monday after, its own page said this.
const LAST_WEEK = /^上周，/

/** The weeks gone by, the latest first. */
export const WeekList = ({ scope }: { scope: Scope }) => {
  const weeks = useSummaries(scope)
  return (
    <Loaded answer={weeks} blocks={[64, 64, 64]}>
      {(items) =>
        items.length === 0 ? (
          <Blank art="tea" title="还没有小结" words="每过完一个星期，周一早上八点会多一页。" />
        ) : (
          <View className="stack">
            <Card listed>
              {items.map(({ id, title, weekOn, revision }) => (
                <Tap
                  key={id}
                  className="week-list-one"
                  onTap={() => openPage('week', { id, storeId: scope ?? BRAND })}
                >
                  <View className="grow">
                    <View className="week-list-title">{title.replace(LAST_WEEK, '')}</View>
                    <View className="note">{weekSpan(weekOn)}</View>
                  </View>
                  {revision > 1 && <Tag>{`第 ${revision} 版`}</Tag>}
                </Tap>
              ))}
            </Card>
            <More words="再看更早的" {...weeks.more} />
          </View>
        )
      }
    </Loaded>
  )
}
