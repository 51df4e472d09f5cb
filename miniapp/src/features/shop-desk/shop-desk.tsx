import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '@/client/members'
import type { Store } from '@/client/storefront'
import { Card } from '@/components/card'
import type { IconName } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { openPage, openTab } from '@/platform/navigation'
import { AddStoreSheet } from './add-store-sheet'

type Role = Me['staff'][number]['role']
type Errand = {
  page:
    | 'profile'
    | 'hours'
    | 'tables'
    | 'dishesEdit'
    | 'offersEdit'
    | 'channels'
    | 'tags'
    | 'staff'
    | 'actions'
    | 'week'
    | 'alerts'
    | 'recipients'
  icon: IconName
  words: string
  detail: string
  /** What clerks may do of it, where that is less. */
  forClerks?: string
  who: Role[]
}

const EVERYBODY: Role[] = ['clerk', 'manager', 'owner']
const MANAGERS: Role[] = ['manager', 'owner']

const GROUPS: { title: string; errands: Errand[] }[] = [
  {
    title: '客人看到的',
    errands: [
      {
        page: 'dishesEdit',
        icon: 'bowl',
        words: '菜单',
        detail: '今天售罄、改价',
        forClerks: '今天售罄',
        who: EVERYBODY,
      },
      { page: 'offersEdit', icon: 'ticket', words: '券', detail: '写一张、加量、收起', who: MANAGERS },
      { page: 'profile', icon: 'shop', words: '门店资料', detail: '照片、地址、公告', who: MANAGERS },
      { page: 'hours', icon: 'clock', words: '营业时间', detail: '每周、节假日', who: MANAGERS },
      { page: 'tables', icon: 'table', words: '桌位', detail: '点一下摆一张', who: MANAGERS },
    ],
  },
  {
    title: '客人',
    errands: [
      { page: 'channels', icon: 'scan', words: '来源', detail: '海报、桌贴的码', who: MANAGERS },
      { page: 'tags', icon: 'note', words: '标签', detail: '手贴的、自动贴的', who: MANAGERS },
    ],
  },
  {
    title: '看店',
    errands: [
      { page: 'week', icon: 'calendar', words: '周一小结', detail: '上一周，一分钟', who: MANAGERS },
      { page: 'alerts', icon: 'bell', words: '不寻常的事', detail: '和平常不一样的', who: MANAGERS },
      { page: 'recipients', icon: 'share', words: '谁会收到', detail: '群里的机器人、邮箱', who: MANAGERS },
    ],
  },
  {
    title: '店里的人',
    errands: [
      { page: 'staff', icon: 'people', words: '店员', detail: '请人、请离', who: MANAGERS },
      { page: 'actions', icon: 'note', words: '谁做了什么', detail: '每一下都有记', who: ['owner'] },
    ],
  },
]

const asSeenBy = (role: Role, errand: Errand): Errand => ({
  ...errand,
  detail: (role === 'clerk' && errand.forClerks) || errand.detail,
})

type ShopDeskProps = { store: Store; role: Role; onStoreAdded(storeId: string): void }

/** Everything about a shop that can be changed, by who may change it. */
export const ShopDesk = ({ store, role, onStoreAdded }: ShopDeskProps) => (
  <View className="stack-snug">
    <View className="title">店里</View>
    {GROUPS.map(({ title, errands }) => (
      <ErrandGroup
        key={title}
        title={title}
        errands={errands.filter(({ who }) => who.includes(role)).map((errand) => asSeenBy(role, errand))}
        storeId={store.id}
      />
    ))}
    <Card listed>
      <ListRow icon="home" words="看客人的页面" onTap={() => openTab('home')} />
      {role === 'owner' && <AnotherStore onAdded={onStoreAdded} />}
    </Card>
  </View>
)

const AnotherStore = ({ onAdded }: { onAdded(storeId: string): void }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ListRow icon="plus" words="再开一家店" onTap={() => setOpen(true)} />
      {open && <AddStoreSheet onAdded={onAdded} onClose={() => setOpen(false)} />}
    </>
  )
}

const ErrandGroup = ({ title, errands, storeId }: { title: string; errands: Errand[]; storeId: string }) => {
  if (errands.length === 0) return null
  return (
    <>
      <View className="section">{title}</View>
      <Card listed>
        {errands.map(({ page, icon, words, detail }) => (
          <ListRow
            key={page}
            icon={icon}
            words={words}
            detail={detail}
            onTap={() => openPage(page, { storeId })}
          />
        ))}
      </Card>
    </>
  )
}
