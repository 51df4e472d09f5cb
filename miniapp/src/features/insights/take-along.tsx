import { View } from '@tarojs/components'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

/** Takes what a page shows along as a spreadsheet. */
export const TakeAlong = ({ open }: { open(): Promise<void> }) => {
  const { run, busy, fault } = useCommand((_, __: null) => open())
  return (
    <View className="stack-snug">
      {fault && (
        <Notice icon="again" tone="warn">
          {fault.message}
        </Notice>
      )}
      <Button kind="side" wide busy={busy} onTap={() => run(null)}>
        存成表格
      </Button>
    </View>
  )
}
