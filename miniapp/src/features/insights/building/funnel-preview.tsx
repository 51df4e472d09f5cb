import { View } from '@tarojs/components'
import type { FunnelDefinition, Named } from '@/client/funnels'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { FunnelSteps } from '../funnels/funnel-steps'
import { askedIn } from '../funnels/funnel-words'
import { useFunnelPreview } from './use-funnel-draft'

type FunnelPreviewProps = {
  scope: string
  today: string
  definition: FunnelDefinition | undefined
  names: Named[]
}

/** What the funnel says as it stands, of the last four weeks. */
export const FunnelPreview = ({ scope, today, definition, names }: FunnelPreviewProps) => {
  const answer = useFunnelPreview(scope, today, definition)
  if (!definition) return <View className="note">都排好了，这里就看得到近 28 天走成什么样。</View>
  return (
    <Loaded answer={answer} blocks={[190]} besideMain>
      {({ steps }) =>
        steps[0]?.count === 0 ? (
          <View className="note">近 28 天还没有人走进第一步。</View>
        ) : (
          <Card className="funnel-board-river">
            <FunnelSteps steps={steps} asked={askedIn(definition, names)} />
          </Card>
        )
      }
    </Loaded>
  )
}
