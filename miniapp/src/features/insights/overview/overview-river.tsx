import { View } from '@tarojs/components'
import type { Overview } from '@/client/insights'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { River } from '@/components/river'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { grouped } from '@/words/figures'
import { RIVER, reachesOf } from '../funnel-geometry'

type OverviewRiverProps = {
  river: Overview['river']
  /** Whose funnel is opened: a store’s, or that of all of them. */
  scope: string
}

/** Who came to look in the span, and how far they have come by now. */
export const OverviewRiver = ({ river, scope }: OverviewRiverProps) => (
  <Card className="overview-board-river">
    <View className="row between overview-board-head">
      <View className="strong">从路过到熟客</View>
      <Tap
        className="overview-board-way"
        onTap={() => openPage('funnel', { storeId: scope, funnel: 'regulars' })}
      >
        看是哪一步少了
        <Icon name="next" size={16} />
      </Tap>
    </View>
    {river.visitors === 0 ? (
      <View className="note overview-board-empty">
        这段时间还没有人来逛。把店里的码摆到桌上，来逛的人会出现在这里。
      </View>
    ) : (
      <River
        width={RIVER.width}
        height={RIVER.height}
        reaches={reachesOf(river).map(({ name, words, count, kept, path, top, holdsNumber }, index) => ({
          name,
          words,
          count: grouped(count),
          kept: index === 0 ? '这段时间' : kept === null ? '–' : `留下 ${kept}%`,
          path,
          top: top / RIVER.height,
          holdsNumber,
        }))}
      />
    )}
  </Card>
)
