import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Invite } from '@/client/members'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Notice } from '@/components/notice'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'
import { InviteCode } from './invite-code'
import { mayDecideOn, type Place, postWords, ROLE_MEANS, ROLE_WORDS, type Role } from './staff-words'
import { useInvite } from './use-staff'

const ROLES: Role[] = ['clerk', 'manager', 'owner']

type InviteSheetProps = {
  /** Of whoever invites. */
  role: Role
  store: Place
  stores: Place[]
  today: string
  onClose(): void
}

/** Writes a code for somebody who is to work here, and shows it this once. */
export const InviteSheet = ({ role, store, stores, today, onClose }: InviteSheetProps) => {
  const [invite, setInvite] = useState<Invite>()
  return (
    <Sheet open title={invite ? `请${postWords(invite, stores)}的邀请码` : '请一位新同事'} onClose={onClose}>
      {invite ? (
        <InviteCode invite={invite} post={postWords(invite, stores)} today={today} onClose={onClose} />
      ) : (
        <InviteWish role={role} store={store} stores={stores} onInvited={setInvite} />
      )}
    </Sheet>
  )
}

type InviteWishProps = Pick<InviteSheetProps, 'role' | 'store' | 'stores'> & {
  onInvited(invite: Invite): void
}

const InviteWish = ({ role, store, stores, onInvited }: InviteWishProps) => {
  const [wanted, setWanted] = useState<Role>('clerk')
  const [place, setPlace] = useState(store.id)
  const { act, busy, fault } = useInvite()
  const post = { role: wanted, storeId: wanted === 'owner' ? null : place }
  const roles = ROLES.filter((one) => mayDecideOn(role, one))
  const write = async () => {
    const invite = await act(post)
    if (invite) onInvited(invite)
  }
  return (
    <>
      {roles.length > 1 && (
        <Segments
          items={roles.map((key) => ({ key, words: ROLE_WORDS[key] }))}
          chosen={wanted}
          onChoose={(key: Role) => setWanted(key)}
        />
      )}
      {stores.length > 1 && wanted !== 'owner' && (
        <Chips
          label="哪家店"
          items={stores.map(({ id, name }) => ({ key: id, words: name }))}
          chosen={place}
          onChoose={setPlace}
        />
      )}
      <View className="note">{ROLE_MEANS[wanted]}</View>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={write}>
        {`写一个请${postWords(post, stores)}的邀请码`}
      </Button>
    </>
  )
}
