import { View } from '@tarojs/components'
import './way-mark.scss'

/** ▲ or ▼, in the colour of the words beside it; what that means the words say. */
export const WayMark = ({ way }: { way: 'more' | 'less' }) => <View className={`way-mark way-mark-${way}`} />
