import { View } from '@tarojs/components'
import type { KnownGuestPage } from '@/client/funnels'
import { usePages } from '@/client/use-pages'
import { Avatar } from '@/components/avatar'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { guestDetail, nobodyKnown, sayCounted } from './guest-words'
import './known-guests.scss'

type KnownGuestsProps = {
  /** What the list is kept under, and how a page of it is read. */
  name: string
  readPage(cursor?: string): Promise<KnownGuestPage>
  /** In which store the pages of the people are read. */
  storeId: string
  today: string
  /** What each did at the moment beside their name. */
  did: string
}

/** The people behind a figure, as far as they are fans or members; each opens their page. */
export const KnownGuests = ({ name, readPage, storeId, today, did }: KnownGuestsProps) => {
  const { more, first, ...people } = usePages(name, readPage)
  return (
    <Loaded answer={people} blocks={[20, 64, 64, 64, 64]}>
      {(items) =>
        items.length === 0 || !first ? (
          <Blank art="tea" {...nobodyKnown(first?.counted ?? 0)} />
        ) : (
          <View className="stack">
            <View className="note">{sayCounted(first)}</View>
            <Card listed>
              {items.map((person) => (
                <Person key={person.personId} {...{ person, storeId, today, did }} />
              ))}
            </Card>
            <More {...more} words="再看 30 位" />
          </View>
        )
      }
    </Loaded>
  )
}

type PersonProps = Pick<KnownGuestsProps, 'storeId' | 'today' | 'did'> & {
  person: KnownGuestPage['items'][number]
}

const Person = ({ storeId, today, did, person }: PersonProps) => {
  const { personId, name, phoneTail, isMember, isRegular } = person
  return (
    <Tap className="known-guests-person" onTap={() => openPage('guest', { personId, storeId })}>
      <Avatar name={name} />
      <View className="grow">
        <View className="row">
          <View className="strong one-line">{name ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')}</View>
          {isRegular ? <Pill tone="level">熟客</Pill> : isMember && <Pill tone="plain">会员</Pill>}
        </View>
        <View className="note">{guestDetail(person, { today, did })}</View>
      </View>
      <Icon name="next" size={16} className="known-guests-way" />
    </Tap>
  )
}
