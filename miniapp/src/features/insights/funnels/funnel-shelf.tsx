import { View } from '@tarojs/components'
import type { FunnelInfo, Named } from '@/client/funnels'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './funnel-shelf.scss'
import { FUNNEL_EXAMPLE, sayPath } from './funnel-words'
import { useFunnels } from './use-funnels'

/** The funnels there are: those that every shop has, and those that somebody here has kept. */
export const FunnelShelf = ({ scope }: { scope: string }) => {
  const answer = useFunnels(scope)
  return (
    <View className="stack">
      <View className="title">漏斗</View>
      <Loaded answer={answer} blocks={[72, 72, 72, 72]} besideMain>
        {({ items, names }) => {
          const kept = items.filter(({ ready }) => !ready)
          return (
            <>
              <View className="note">一步一步往下走，看人少在哪一步。点开一个看看。</View>
              <Shelf scope={scope} funnels={items.filter(({ ready }) => ready)} names={names} />
              <View className="section">自己做的</View>
              {kept.length > 0 ? (
                <Shelf scope={scope} funnels={kept} names={names} />
              ) : (
                <View className="note">{`还没有。想看${FUNNEL_EXAMPLE}这样的事，自己排几步就行。`}</View>
              )}
            </>
          )
        }}
      </Loaded>
    </View>
  )
}

type ShelfProps = { scope: string; funnels: FunnelInfo[]; names: Named[] }

const Shelf = ({ scope, funnels, names }: ShelfProps) => (
  <Card listed>
    {funnels.map(({ funnel, name, definition }) => (
      <Tap
        key={funnel}
        className="funnel-shelf-row"
        onTap={() => openPage('funnel', { storeId: scope, funnel })}
      >
        <View className="grow">
          <View className="strong one-line">{name}</View>
          <View className="note">{sayPath(definition, names)}</View>
        </View>
        <Icon name="next" size={16} className="funnel-shelf-way" />
      </Tap>
    ))}
  </Card>
)
