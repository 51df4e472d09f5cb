import { Image, View } from '@tarojs/components'
import boat from '@/assets/boat.png'
import fog from '@/assets/fog.png'
import tea from '@/assets/tea.png'
import './blank.scss'
import { Button } from './button'
import type { IconName } from './icon'

const ART = { boat, fog, tea }

type BlankProps = {
  art: keyof typeof ART
  title: string
  words: string
  action?: { words: string; icon?: IconName; onTap(): void }
}

/** A page with nothing on it: says why, and has one way on. */
export const Blank = ({ art, title, words, action }: BlankProps) => (
  <View className="blank">
    <Image className="blank-art" src={ART[art]} mode="aspectFit" />
    <View className="section">{title}</View>
    <View className="blank-words">{words}</View>
    {action && (
      <Button kind="main" icon={action.icon} onTap={action.onTap}>
        {action.words}
      </Button>
    )}
  </View>
)
