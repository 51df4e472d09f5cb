import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { DrawingState } from '@/features/drawing/drawing-state'
import { PageFrame } from '@/features/frame/page-frame'
import { ChannelBoard } from '@/features/insights/channel-board'
import { ChannelPrint } from '@/features/insights/channel-print'
import { useChannelPrint } from '@/features/insights/use-channel-print'
import { useChannel } from '@/features/insights/use-channels'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { savesToAlbum } from '@/platform/save-drawing'

const BLOCKS = [330, 20, 84, 160]

const ChannelPage = () => {
  const { storeId, channelId } = useRouter().params
  const workplace = useWorkplace()
  const answer = useChannel(storeId ?? workplace.store?.id, channelId)
  const printing = useChannelPrint(answer.data)
  return (
    <PageFrame
      back
      title={answer.data?.name ?? '一个来源'}
      dock={
        printing.ready && (
          <Button kind="main" wide busy={printing.state === 'saving'} onTap={printing.save}>
            {savesToAlbum ? '把这张码存到相册' : '把这张码下载下来'}
          </Button>
        )
      }
    >
      <WorkplaceDoor workplace={workplace} managersSee="客人从哪里来，只有店长和老板能看。" blocks={BLOCKS}>
        {({ today }) => (
          <Loaded answer={answer} blocks={BLOCKS}>
            {(channel) => (
              <View className="stack">
                {printing.print && <ChannelPrint print={printing.print} code={printing.code} />}
                <DrawingState
                  state={printing.state}
                  next="发给印刷的师傅就行"
                  instead="长按上面的码，存图片"
                />
                <ChannelBoard channel={channel} today={today} />
              </View>
            )}
          </Loaded>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default ChannelPage
