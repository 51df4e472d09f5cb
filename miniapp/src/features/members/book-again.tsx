import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { openPage } from '@/platform/navigation'

/** For those who have been here and have no booking now. */
export const BookAgain = () => (
  <Card slim>
    <View className="row between">
      <View className="grow">
        <View className="strong">下回哪天来？</View>
        <View className="note">老位子先订先得</View>
      </View>
      <Button kind="main" small onTap={() => openPage('booking')}>
        去订座
      </Button>
    </View>
  </Card>
)
