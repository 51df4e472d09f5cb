import Taro from '@tarojs/taro'
import newBooking from '@/assets/new-booking.wav'

let sound: Taro.InnerAudioContext | undefined

/** Two soft notes; a phone that is muted stays so. */
export const chime = () => {
  sound ??= Taro.createInnerAudioContext()
  sound.src = newBooking
  sound.play()
}
