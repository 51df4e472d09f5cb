import { View } from '@tarojs/components'
import { listGuests } from '@/client/reports'
import type { Store } from '@/client/storefront'
import { Avatar } from '@/components/avatar'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './guest-list.scss'
import { usePages } from '@/client/use-pages'
import { GuestPills } from './guest-pills'
import { summaryDetail, summaryName } from './guest-words'

/** Who came to know a store, who did something last first. */
export const GuestList = ({ store }: { store: Store }) => {
  const { more, ...guests } = usePages(`guests ${store.id}`, (cursor) => listGuests(store.id, cursor))
  return (
    <View className="guest-list">
      <View className="row between">
        <View className="title">客人</View>
        <View className="note">最近有来往的在前</View>
      </View>
      <Loaded answer={guests} blocks={[68, 68, 68, 68, 68, 68]}>
        {(items) =>
          items.length === 0 ? (
            <Blank art="tea" title="还没有客人" words="有人订座、领券，就会出现在这里。" />
          ) : (
            <>
              <Card listed>
                {items.map((guest) => (
                  <Tap
                    key={guest.personId}
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
                ))}
              </Card>
              <More {...more} words="再看 30 位" />
            </>
          )
        }
      </Loaded>
    </View>
  )
}
