import { View } from '@tarojs/components'
import { useState } from 'react'
import { type GuestPage, listGuests } from '@/client/reports'
import type { Store } from '@/client/storefront'
import { usePages } from '@/client/use-pages'
import { Avatar } from '@/components/avatar'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { isWholeTail, TailField } from '@/components/tail-field'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './guest-list.scss'
import { GuestPills } from './guest-pills'
import { summaryDetail, summaryName } from './guest-words'

/** Who came to know a store, who did something last first; or who has a phone with this tail. */
export const GuestList = ({ store }: { store: Store }) => {
  const [typed, setTyped] = useState('')
  const tail = isWholeTail(typed) ? typed : undefined
  return (
    <View className="guest-list">
      <View className="row between">
        <View className="title">客人</View>
        <View className="note">{tail ? `尾号 ${tail}` : '最近有来往的在前'}</View>
      </View>
      <TailField value={typed} onChange={setTyped} />
      <GuestCards key={tail} store={store} tail={tail} />
    </View>
  )
}

const GuestCards = ({ store, tail }: { store: Store; tail: string | undefined }) => {
  const { more, ...guests } = usePages(`guests ${store.id} ${tail ?? ''}`, (cursor) =>
    listGuests(store.id, { tail, cursor }),
  )
  return (
    <Loaded answer={guests} blocks={[68, 68, 68, 68, 68, 68]}>
      {(items) =>
        items.length === 0 ? (
          <NoGuests tail={tail} />
        ) : (
          <>
            <Card listed>
              {items.map((guest) => (
                <GuestRow key={guest.personId} guest={guest} store={store} />
              ))}
            </Card>
            <More {...more} words="再看 30 位" />
          </>
        )
      }
    </Loaded>
  )
}

const GuestRow = ({ guest, store }: { guest: GuestPage['items'][number]; store: Store }) => (
  <Tap
    className="guest-list-guest"
    onTap={() => openPage('guest', { personId: guest.personId, storeId: store.id })}
  >
    <Avatar name={guest.name} />
    <View className="grow">
      <View className="row">
        <View className="strong one-line">{summaryName(guest)}</View>
        <GuestPills isMember={guest.isMember} isRegular={guest.isRegular} />
      </View>
      <View className="note">{summaryDetail(guest, store.today)}</View>
    </View>
    <Icon name="next" size={16} className="guest-list-next" />
  </Tap>
)

const NoGuests = ({ tail }: { tail: string | undefined }) =>
  tail ? (
    <Blank
      art="tea"
      title={`没有尾号 ${tail} 的客人`}
      words="再对一遍四位数。没留过手机号的客人，这样找不到。"
    />
  ) : (
    <Blank art="tea" title="还没有客人" words="有人订座、领券，就会出现在这里。" />
  )
