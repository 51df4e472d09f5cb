import { View } from '@tarojs/components'
import { type Guest, getGuest, getTimeline } from '@/client/reports'
import type { Store } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Tag } from '@/components/tag'
import { Trail } from '@/components/trail'
import './guest-file.scss'
import { usePages } from '@/client/use-pages'
import { GuestPills } from './guest-pills'
import { guestFigures, guestName, guestSince, guestTags, sectionTitle } from './guest-words'
import { trailOf } from './trail-words'

type GuestFileProps = { store: Store; personId: string }

/** Everything a store knows of one of its guests. */
export const GuestFile = ({ store, personId }: GuestFileProps) => {
  const guest = useApi(`guest ${store.id} ${personId}`, () => getGuest(store.id, personId))
  return (
    <View className="guest-file">
      <Loaded answer={guest} blocks={[64, 76, 320]}>
        {(data) => (
          <>
            <GuestHead guest={data} today={store.today} />
            <Card slim>
              <Figures items={guestFigures(data, store.today)} small />
            </Card>
            <GuestTags guest={data} />
            <View className="section">{sectionTitle(data)}</View>
            <GuestTrail store={store} personId={personId} />
          </>
        )}
      </Loaded>
    </View>
  )
}

const GuestHead = ({ guest, today }: { guest: Guest; today: string }) => (
  <View className="guest-file-head">
    <Avatar name={guest.name} />
    <View className="grow">
      <View className="row">
        <View className="guest-file-name one-line">{guestName(guest)}</View>
        <GuestPills isMember={guest.memberSince !== null} isRegular={guest.isRegular} />
      </View>
      <View className="note">{guestSince(guest, today)}</View>
    </View>
  </View>
)

const GuestTags = ({ guest }: { guest: Guest }) => {
  const tags = guestTags(guest)
  if (tags.length === 0) return null
  return (
    <View className="guest-file-tags">
      {tags.map((words) => (
        <Tag key={words}>{words}</Tag>
      ))}
    </View>
  )
}

const GuestTrail = ({ store, personId }: GuestFileProps) => {
  const { more, ...entries } = usePages(`timeline ${store.id} ${personId}`, (cursor) =>
    getTimeline(store.id, personId, cursor),
  )
  return (
    <Loaded answer={entries} blocks={[48, 48, 48]} besideMain>
      {(items) => (
        <>
          <Trail steps={trailOf(items, store.today)} />
          <More {...more} words="再往前看" />
        </>
      )}
    </Loaded>
  )
}
