import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Tap } from '@/components/tap'
import './slip-actions.scss'

type SlipAction = { icon: IconName; words: string; onTap(): void }

/** What one can do about a booking, side by side. */
export const SlipActions = ({ actions }: { actions: SlipAction[] }) => (
  <View className="slip-actions">
    {actions.map(({ icon, words, onTap }) => (
      <Tap key={words} className="slip-actions-item" onTap={onTap}>
        <Icon name={icon} />
        {words}
      </Tap>
    ))}
  </View>
)
