import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { ChannelList } from '@/features/insights/channel-list'
import { MakeChannelSheet } from '@/features/insights/make-channel-sheet'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { openPage } from '@/platform/navigation'

const ChannelsPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const [making, setMaking] = useState(false)
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  const manages = store && workplace.managed.includes(store)
  return (
    <PageFrame
      back
      title={titleIn({ ...workplace, store }, '来源')}
      dock={
        manages && (
          <Button kind="main" wide icon="plus" onTap={() => setMaking(true)}>
            做一个新的来源
          </Button>
        )
      }
    >
      <WorkplaceDoor
        workplace={workplace}
        managersSee="客人从哪里来，只有店长和老板能看。"
        blocks={[20, 136, 136, 136]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <ChannelList key={id} storeId={id} today={today} first={first} />
        }}
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
