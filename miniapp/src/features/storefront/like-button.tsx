import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './like-button.scss'
import { useLike } from './use-favourites'

type LikeButtonProps = { dish: { id: string; name: string }; storeId: string }

/** The heart of a dish, with its word once it is liked. */
export const LikeButton = ({ dish, storeId }: LikeButtonProps) => {
  const { liked, toggle, fault } = useLike(dish.id, storeId)
  if (liked === undefined) return null
  return (
    <Tap
      className={`like-button ${liked ? 'like-button-on' : ''}`}
      label={`想吃${dish.name}`}
      pressed={liked}
      onTap={toggle}
    >
      <Icon name={liked ? 'heartFull' : 'heart'} size={20} />
      <View role={fault ? 'alert' : undefined}>{fault && !liked ? '没记下，再点一次' : '想吃'}</View>
    </Tap>
  )
}
