import { View } from '@tarojs/components'
import type { Me } from '@/client/members'
import { Avatar } from '@/components/avatar'
import { Pill } from '@/components/pill'
import { now } from '@/platform/clock'
import { clockTime } from '@/words/days'
import './member-card.scss'
import { greeting, STAGES, stageOf, visitsInWords } from './member-words'

/** Who this is to the shop: the boat on the river stands where they have come to. */
export const MemberCard = ({ me }: { me: Me }) => {
  const stage = stageOf(me)
  return (
    <View className="member-card">
      <View className="member-card-person">
        <Avatar name={me.name} />
        <View className="grow">
          <View className="section">{greeting(me.name, clockTime(now().toISOString()))}</View>
          <View className="member-card-visits">{visitsInWords(me)}</View>
        </View>
        {stage > 0 && <Pill tone="level">{STAGES[stage]}</Pill>}
      </View>
      <View className="member-card-river">
        <View className="member-card-water member-card-ahead" />
        <View className="member-card-water member-card-come" style={{ width: `${stage * 25 + 12.5}%` }} />
        <View className="member-card-boat" style={{ left: `${stage * 25 + 12.5}%` }} />
        <View className="member-card-stages">
          {STAGES.map((name, place) => (
            <View key={name} className={place === stage ? 'member-card-here' : ''}>
              {name}
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}
