import { View } from '@tarojs/components'
import { type DroppedPage, listDropped } from '@/client/funnels'
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
import './dropped-list.scss'
import { droppedDetail } from './funnel-words'

type DroppedListProps = {
  /** Whose funnel it is: a store’s, or all of them. */
  scope: string
  /** In which store the pages of the people are read. */
  storeId: string
  today: string
  funnel: string
  step: number
  span: { from: string; to: string }
}

/** Who came to a step of a funnel and no further, as far as they are fans or members; each opens their page. */
export const DroppedList = ({ scope, storeId, today, funnel, step, span }: DroppedListProps) => {
  const { more, ...people } = usePages(
    `dropped ${scope} ${funnel} ${step} ${span.from} ${span.to}`,
    (cursor) => listDropped(scope, funnel, { ...span, step, cursor }),
  )
  return (
    <Loaded answer={people} blocks={[20, 64, 64, 64, 64]}>
      {(items) =>
        items.length === 0 ? (
          <Blank
            art="tea"
            title="没有店里认得的人"
            words="停在这一步的都是路过的人，不是粉丝也不是会员，还没法请回来。"
          />
        ) : (
          <View className="stack">
            <View className="note">
              店里认得的粉丝和会员列在这里，其余是路过的人。点开就是这位客人的那一页。
            </View>
            <Card listed>
              {items.map((person) => (
                <Person key={person.personId} storeId={storeId} today={today} person={person} />
              ))}
            </Card>
            <More {...more} words="再看 30 位" />
          </View>
        )
      }
    </Loaded>
  )
}

type PersonProps = { storeId: string; today: string; person: DroppedPage['items'][number] }

const Person = ({ storeId, today, person }: PersonProps) => {
  const { personId, name, phoneTail, isMember, isRegular } = person
  return (
    <Tap className="dropped-list-person" onTap={() => openPage('guest', { personId, storeId })}>
      <Avatar name={name} />
      <View className="grow">
        <View className="row">
          <View className="strong one-line">{name ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')}</View>
          {isRegular ? <Pill tone="level">熟客</Pill> : isMember && <Pill tone="plain">会员</Pill>}
        </View>
        <View className="note">{droppedDetail(person, today)}</View>
      </View>
      <Icon name="next" size={16} className="dropped-list-way" />
    </Tap>
  )
}
