import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { ChannelList } from '@/features/insights/channel-list'
import { MakeChannelSheet } from '@/features/insights/make-channel-sheet'
import { scopeIn } from '@/features/workplace/scope-in'
import { StoreChoice } from '@/features/workplace/store-choice'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { openPage } from '@/platform/navigation'
import { BRAND } from '../../../../api/_insights/vocabulary'

const ChannelsPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const [asked, ask] = useState(storeId)
  const [making, setMaking] = useState(false)
  const { store, place, scope, title } = scopeIn(workplace, asked, '来源')
  const manages = store && scope !== BRAND && workplace.managed.includes(store)
  return (
    <PageFrame
      back
      title={title}
      dock={
        manages && (
          <Button kind="main" wide icon="plus" onTap={() => setMaking(true)}>
            做一个新的来源
          </Button>
        )
      }
    >
      <WorkplaceDoor
        workplace={place}
        managersSee="客人从哪里来，只有店长和老板能看。"
        blocks={[20, 136, 136, 136]}
      >
        {({ id, today }) =>
          scope === BRAND ? (
            <StoreChoice
              title="看哪家店的来源"
              words="每家店的码各是各的，一家一家看。"
              stores={workplace.stores}
              onChoose={ask}
            />
          ) : (
            <ChannelList key={id} storeId={id} today={today} first={first} />
          )
        }
      </WorkplaceDoor>
      {making && store && (
        <MakeChannelSheet
          storeId={store.id}
          onMade={({ id }) => {
            setMaking(false)
            openPage('channel', { storeId: store.id, channelId: id })
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </PageFrame>
  )
}

export default ChannelsPage
