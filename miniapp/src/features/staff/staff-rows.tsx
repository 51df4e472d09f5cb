import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/avatar'
import { Icon } from '@/components/icon'
import { Pill } from '@/components/pill'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import { goodUntil, type Member, memberDetail, memberName, ROLE_WORDS, type Waiting } from './staff-words'
import './staff-rows.scss'

type OnTap = (() => void) | undefined

/** Somebody who works here. */
export const StaffRow = ({ member, today, onTap }: { member: Member; today: string; onTap: OnTap }) => (
  <Row onTap={onTap}>
    <Avatar name={memberName(member)} />
    <View className="grow">
      <View className="row">
        <View className="strong one-line">{memberName(member)}</View>
        {member.isMe && <Tag>我</Tag>}
      </View>
      <View className="note">{memberDetail(member, today)}</View>
    </View>
    <View className="note">{ROLE_WORDS[member.role]}</View>
  </Row>
)

/** A code that nobody has entered yet. */
export const WaitingRow = ({ waiting, today, onTap }: { waiting: Waiting; today: string; onTap: OnTap }) => (
  <Row onTap={onTap}>
    <View className="staff-row-seat">
      <Icon name="clock" size={20} />
    </View>
    <View className="grow">
      <View className="row">
        <View className="strong one-line">还没来填码</View>
        <Pill tone="wait">等着</Pill>
      </View>
      <View className="note">{`${goodUntil(waiting, today)}有效`}</View>
    </View>
    <View className="note">{ROLE_WORDS[waiting.role]}</View>
  </Row>
)

const Row = ({ onTap, children }: { onTap: OnTap; children: ReactNode }) =>
  onTap ? (
    <Tap className="staff-row" onTap={onTap}>
      {children}
      <Icon name="next" size={16} className="staff-row-next" />
    </Tap>
  ) : (
    <View className="staff-row">{children}</View>
  )
