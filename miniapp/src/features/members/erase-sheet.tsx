import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { useErasure } from './use-erasure'

const GOES =
  '称呼、头像、手机号、会员、没用的券、想吃的菜、店里给你的标签都没了。没到的订座会退掉，桌子让给别人。'
const STAYS = '来过几次、用过几张券，只剩个数，再也认不出是你。'

/** Says what goes and what stays before everything is erased. */
export const EraseSheet = ({ onErased, onClose }: { onErased(): void; onClose(): void }) => {
  const { erase, busy, fault } = useErasure()
  const go = async () => {
    if (await erase()) onErased()
  }
  return (
    <Sheet open title="把你的一切都删掉？" onClose={onClose}>
      <View className="note">{GOES}</View>
      <View className="note">{STAYS}</View>
      <View className="note">马上就删，删了找不回来。</View>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={go}>
        删掉我的一切
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        还是留着
      </Button>
    </Sheet>
  )
}
