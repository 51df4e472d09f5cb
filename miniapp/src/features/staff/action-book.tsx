import { View } from '@tarojs/components'
import { useState } from 'react'
import { listStaffActions } from '@/client/reports'
import type { Store } from '@/client/storefront'
import { usePages } from '@/client/use-pages'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { clockTime } from '@/words/days'
import './action-book.scss'
import { actionBy, daysOf, peopleOf } from './action-words'
import type { Place } from './staff-words'
import { useStaff } from './use-staff'

const ALL = ''

type ActionBookProps = {
  stores: Store[]
  today: string
  /** Whose doings to begin with. */
  personId: string | undefined
}

/** Who of the staff did what, for the owner. */
export const ActionBook = ({ stores, today, personId }: ActionBookProps) => {
  const [store, setStore] = useState(ALL)
  const [person, setPerson] = useState(personId ?? ALL)
  const staff = useStaff(null)
  const people = staff.data ? peopleOf(staff.data, store || undefined) : []
  const chooseStore = (id: string) => {
    setStore(id)
    setPerson(ALL)
  }
  return (
    <View className="action-book">
      <View className="title">谁做了什么</View>
      <View>
        {stores.length > 1 && (
          <Chips
            label="看哪家店"
            items={[
              { key: ALL, words: '每家店' },
              ...stores.map(({ id, name }) => ({ key: id, words: name })),
            ]}
            chosen={store}
            onChoose={chooseStore}
          />
        )}
        <Chips
          label="看谁"
          items={[{ key: ALL, words: '每个人' }, ...people]}
          chosen={person}
          onChoose={setPerson}
        />
      </View>
      <ActionDays key={`${store} ${person}`} store={store} person={person} stores={stores} today={today} />
    </View>
  )
}

type ActionDaysProps = { store: string; person: string; stores: Place[]; today: string }

const ActionDays = ({ store, person, stores, today }: ActionDaysProps) => {
  const { more, ...actions } = usePages(`staff-actions ${store} ${person}`, (cursor) =>
    listStaffActions({ storeId: store || undefined, personId: person || undefined, cursor }),
  )
  return (
    <Loaded answer={actions} blocks={[28, 60, 60, 60, 60]}>
      {(items) =>
        items.length === 0 ? (
          <NothingDone narrowed={store !== ALL || person !== ALL} />
        ) : (
          <>
            {daysOf(items, today).map((day) => (
              <View key={day.on} className="stack-snug">
                <View className="section">{day.words}</View>
                <Card listed>
                  {day.actions.map((action) => (
                    <View key={action.id} className="action-book-line">
                      <View className="note action-book-time">{clockTime(action.at)}</View>
                      <View className="grow">
                        <View className="strong">{action.action}</View>
                        {action.about && <View className="note">{action.about}</View>}
                      </View>
                      <View className="note action-book-who">{actionBy(action, stores)}</View>
                    </View>
                  ))}
                </Card>
              </View>
            ))}
            <More {...more} words="再往前看" />
          </>
        )
      }
    </Loaded>
  )
}

const NothingDone = ({ narrowed }: { narrowed: boolean }) => (
  <Blank
    art="tea"
    title="还没有记录"
    words={narrowed ? '换一家店，或者换个人看看。' : '店里的人入座、核销、改菜单，都会记在这里。'}
  />
)
