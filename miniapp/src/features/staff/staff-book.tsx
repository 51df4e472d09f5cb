import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Store } from '@/client/storefront'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { InviteSheet } from './invite-sheet'
import { MemberSheet } from './member-sheet'
import './staff-book.scss'
import { StaffRow, WaitingRow } from './staff-rows'
import { groupsOf, type Member, mayDecideOn, type Role, type Waiting } from './staff-words'
import { useStaff } from './use-staff'
import { WaitingSheet } from './waiting-sheet'

type StaffBookProps = {
  store: Store
  /** Those of an owner. */
  stores: Store[]
  role: Role
  inviting: boolean
  onInvited(): void
}

/** Who works here: the people of a manager's store, or everybody for an owner. */
export const StaffBook = ({ store, stores, role, inviting, onInvited }: StaffBookProps) => {
  const isOwner = role === 'owner'
  const places = isOwner ? stores : [store]
  const staff = useStaff(isOwner ? null : store.id)
  const [member, setMember] = useState<Member>()
  const [waiting, setWaiting] = useState<Waiting>()
  const { today } = store
  return (
    <View className="staff-book">
      <View className="row between">
        <View className="title">店员</View>
        <View className="note">{isOwner ? '每家店的人' : store.name}</View>
      </View>
      <Loaded answer={staff} blocks={[68, 28, 204]} besideMain>
        {(list) =>
          groupsOf(list, places, isOwner).map((group) => (
            <View key={group.title} className="stack-snug">
              {isOwner && <View className="section">{group.title}</View>}
              <Card listed>
                {group.members.map((one) => (
                  <StaffRow
                    key={one.id}
                    member={one}
                    today={today}
                    onTap={mayDecideOn(role, one.role) ? () => setMember(one) : undefined}
                  />
                ))}
                {group.waiting.map((one) => (
                  <WaitingRow
                    key={one.id}
                    waiting={one}
                    today={today}
                    onTap={mayDecideOn(role, one.role) ? () => setWaiting(one) : undefined}
                  />
                ))}
                {group.members.length + group.waiting.length === 0 && (
                  <View className="note staff-book-nobody">这家店还没有人，请一位来。</View>
                )}
              </Card>
            </View>
          ))
        }
      </Loaded>
      {member && (
        <MemberSheet
          member={member}
          stores={stores}
          today={today}
          showsActions={isOwner}
          onClose={() => setMember(undefined)}
        />
      )}
      {waiting && (
        <WaitingSheet waiting={waiting} stores={stores} today={today} onClose={() => setWaiting(undefined)} />
      )}
      {inviting && (
        <InviteSheet role={role} store={store} stores={places} today={today} onClose={onInvited} />
      )}
    </View>
  )
}
