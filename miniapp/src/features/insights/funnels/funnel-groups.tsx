import { View } from '@tarojs/components'
import type { FunnelAnswer } from '@/client/funnels'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { grouped } from '@/words/figures'
import { sayPart } from './funnel-words'

type Group = NonNullable<FunnelAnswer['groups']>[number]

type FunnelGroupsProps = { groups: Group[]; onChoose(group: Group): void }

/** The funnel once for each group: who entered, who came through. */
export const FunnelGroups = ({ groups, onChoose }: FunnelGroupsProps) =>
  groups.length === 0 ? (
    <View className="note">这段时间没有分得出的人。</View>
  ) : (
    <Card listed>
      <FigureTable
        head={['', '进来', '走完', '走完率']}
        rows={groups.map((group) => {
          const first = group.steps[0]
          const last = group.steps[group.steps.length - 1]
          return {
            key: group.other ? 'other' : group.values.join(' '),
            words: group.words,
            figures: [
              grouped(first?.count ?? 0),
              grouped(last?.count ?? 0),
              sayPart(last?.fromFirst ?? null),
            ],
            onTap: () => onChoose(group),
          }
        })}
      />
    </Card>
  )
