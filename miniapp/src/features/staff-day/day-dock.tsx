import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { openPage, replacePage } from '@/platform/navigation'
import './day-dock.scss'

/** At the thumb: a voucher to redeem, and somebody on the telephone. */
export const DayDock = () => (
  <View className="day-dock">
    <Button kind="side" icon="phone" label="记电话订座" onTap={() => openPage('telephone')}>
      记电话
    </Button>
    <Button kind="main" icon="scan" wide onTap={() => replacePage('redeem')}>
      扫券 / 输 12 位码
    </Button>
  </View>
)
