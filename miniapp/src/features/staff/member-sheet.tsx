import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { openPage } from '@/platform/navigation'
import {
  leavingMeans,
  leavingWords,
  type Member,
  memberDetail,
  memberName,
  type Place,
  postWords,
} from './staff-words'
import { useRemoval } from './use-staff'

type MemberSheetProps = {
  member: Member
  stores: Place[]
  today: string
  /** For those who may read what staff did. */
  showsActions: boolean
  onClose(): void
}

/** Somebody who works here, and what happens when they leave. */
export const MemberSheet = ({ member, stores, today, showsActions, onClose }: MemberSheetProps) => {
  const { act, busy, fault } = useRemoval()
  const leave = async () => {
    if (await act({ id: member.id, role: member.role, storeId: member.storeId })) onClose()
  }
  return (
    <Sheet open title={memberName(member)} onClose={onClose}>
      <View className="note">{`${postWords(member, stores)} · ${memberDetail(member, today)}`}</View>
      {showsActions && (
        <Card listed>
          <ListRow
            icon="note"
            words={member.isMe ? '看我做了什么' : `看${memberName(member)}做了什么`}
            onTap={() => {
              onClose()
              openPage('actions', { personId: member.personId })
            }}
          />
        </Card>
      )}
      <View>{leavingMeans(member)}</View>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={leave}>
        {leavingWords(member, stores)}
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        {member.isMe ? '先不走' : '留着'}
      </Button>
    </Sheet>
  )
}
