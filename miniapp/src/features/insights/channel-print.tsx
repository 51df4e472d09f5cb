import { Image, View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import type { Print } from '@/platform/print-drawing'
import './channel-print.scss'

type ChannelPrintProps = {
  /** What will be printed; its picture is the code, once it is there. */
  print: Omit<Print, 'code'>
  code: Parameters<typeof Loaded<{ picture: string }>>[0]['answer']
}

/** The code of a channel as it will hang, with what stands around it. */
export const ChannelPrint = ({ print, code }: ChannelPrintProps) => (
  <Card className="channel-print">
    <View className="section">{print.shop}</View>
    <View>{print.line}</View>
    <Loaded answer={code} blocks={[204]} besideMain>
      {({ picture }) => (
        <View className="channel-print-paper">
          <Image
            className="channel-print-code"
            src={picture}
            aria-label={`${print.name}的小程序码`}
            showMenuByLongpress
          />
        </View>
      )}
    </Loaded>
    <View className="note">{`${print.name} · 印的时候边长别小于 3 厘米`}</View>
  </Card>
)
