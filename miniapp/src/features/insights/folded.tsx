import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './folded.scss'

type FoldedProps = PropsWithChildren<{ words: string; open: boolean }>

/** A long table that is unfolded when asked for. */
export const Folded = ({ words, open, children }: FoldedProps) => {
  const [unfolded, setUnfolded] = useState(open)
  return (
    <View>
      <Tap className="folded" pressed={unfolded} onTap={() => setUnfolded(!unfolded)}>
        <View className="grow">{words}</View>
        <Icon name={unfolded ? 'up' : 'down'} size={16} />
      </Tap>
      {unfolded && children}
    </View>
  )
}
