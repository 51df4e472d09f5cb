import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '@/client/members'
import { Avatar } from '@/components/avatar'
import { Button } from '@/components/button'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { pictureUrl } from '@/platform/origin'
import { clockTime } from '@/words/days'
import './member-card.scss'
import { greeting, STAGES, stageOf, visitsInWords } from './member-words'
import { ProfileSheet } from './profile-sheet'

/** Who this is to the shop: the boat on the river stands where they have come to. */
export const MemberCard = ({ me }: { me: Me }) => {
  const stage = stageOf(me)
  const [editing, setEditing] = useState(false)
  return (
    <>
      <View className="member-card">
        <View className="member-card-person">
          <Tap className="member-card-who" label="改称呼和头像" onTap={() => setEditing(true)}>
            <Avatar name={me.name} picture={me.avatar && pictureUrl(me.avatar)} />
            <View className="grow">
              <View className="section">{greeting(me.name, clockTime(now().toISOString()))}</View>
              <View className="member-card-visits">
                {visitsInWords(me)
                  .split(' · ')
                  .map((words) => (
                    <View key={words} className="member-card-visit">
                      {words}
                    </View>
                  ))}
              </View>
            </View>
          </Tap>
          {me.memberSince ? (
            <Pill tone="level">{STAGES[stage]}</Pill>
          ) : (
            <Button kind="side" small onTap={() => openPage('membership')}>
              成为会员
            </Button>
          )}
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
      {editing && <ProfileSheet me={me} onClose={() => setEditing(false)} />}
    </>
  )
}
