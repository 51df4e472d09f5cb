import Taro from '@tarojs/taro'

let player: Taro.InnerAudioContext | undefined

/** Plays a short sound; a phone that is muted stays so. */
export const playSound = (src: string) => {
  player ??= Taro.createInnerAudioContext()
  player.src = src
  player.play()
}
