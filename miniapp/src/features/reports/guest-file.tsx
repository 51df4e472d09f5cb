import { View } from '@tarojs/components'
import { type Guest, getGuest, getTimeline } from '@/client/reports'
import type { Store } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { usePages } from '@/client/use-pages'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { Loaded } from '@/components/loaded'
import { MonthBars } from '@/components/month-bars'
import { More } from '@/components/more'
import { Notice } from '@/components/notice'
import { Trail } from '@/components/trail'
import { pictureUrl } from '@/platform/origin'
import './guest-file.scss'
import { GuestPhoneRow } from './guest-phone-row'
import { GuestPills } from './guest-pills'
import { GuestSame } from './guest-same'
import { GuestTagRow } from './guest-tag-row'
import { guestFacts, guestFigures, guestName, guestOrigin, guestSince, sectionTitle } from './guest-words'
import { guestSentences, monthBars, sayHowSure } from './habit-words'
import { trailOf } from './trail-words'

type GuestFileProps = { store: Store; personId: string }

/** Everything a store knows of one of its guests. */
export const GuestFile = ({ store, personId }: GuestFileProps) => {
  const guest = useApi(`guest ${store.id} ${personId}`, () => getGuest(store.id, personId))
  return (
    <View className="guest-file">
      <Loaded answer={guest} blocks={[64, 76, 44, 64, 50, 180, 320]}>
        {(data) => (
          <>
            <GuestHead guest={data} today={store.today} />
            <Card slim>
              <Figures items={guestFigures(data, store.today)} small />
            </Card>
            <GuestTagRow storeId={store.id} personId={personId} guest={data} />
            <Notice icon="clock" tone="calm">
              {guestSentences(data, store.today).map((sentence) => (
                <View key={sentence}>{sentence}</View>
              ))}
            </Notice>
            <GuestSame storeId={store.id} guest={data} today={store.today} />
            <Card listed>
              <GuestPhoneRow storeId={store.id} guest={data} />
            </Card>
            {data.visits > 0 && <GuestMonths guest={data} />}
            <GuestFacts guest={data} today={store.today} />
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
    <Avatar name={guest.name} picture={guest.avatar && pictureUrl(guest.avatar)} />
    <View className="grow">
      <View className="guest-file-called">
        <View className="guest-file-name">{guestName(guest)}</View>
        <GuestPills isMember={guest.memberSince !== null} isRegular={guest.isRegular} />
      </View>
      <View className="note">{guestSince(guest, today)}</View>
      <View className="note">{guestOrigin(guest)}</View>
    </View>
  </View>
)

const GuestMonths = ({ guest }: { guest: Guest }) => (
  <Card>
    <MonthBars {...monthBars(guest.visitsByMonth)} />
    <View className="note guest-file-sure">{sayHowSure(guest.habits)}</View>
  </Card>
)

const GuestFacts = ({ guest, today }: { guest: Guest; today: string }) => (
  <Card listed>
    {guestFacts(guest, today).map(({ what, words }) => (
      <View key={what} className="guest-file-fact">
        <View className="note guest-file-what">{what}</View>
        <View className="grow">{words}</View>
      </View>
    ))}
  </Card>
)

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
