import { View } from '@tarojs/components'
import { useState } from 'react'
import { type FunnelInfo, removeFunnel } from '@/client/funnels'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { goBack } from '@/platform/navigation'

type RemoveFunnelProps = { scope: string; info: FunnelInfo }

/** Lets go of a funnel that somebody kept; who it counted stays. */
export const RemoveFunnel = ({ scope, info: { funnel, name } }: RemoveFunnelProps) => {
  const [open, setOpen] = useState(false)
  const refresh = useRefresh()
  const { run, busy, fault } = useCommand((key, which: string) => removeFunnel(key, scope, which))
  const remove = async () => {
    const outcome = await run(funnel)
    if ('fault' in outcome) return
    await refresh('funnels ')
    await goBack()
  }
  return (
    <>
      <Button kind="plain" wide onTap={() => setOpen(true)}>
        不看这个漏斗了
      </Button>
      <Sheet open={open} title={`拿掉「${name}」`} onClose={() => setOpen(false)}>
        <View className="note">只是不再列在这里，客人和记录都还在；想看的时候再排一个就有。</View>
        {fault && (
          <Notice icon="again" tone="warn">
            {fault.message}
          </Notice>
        )}
        <Button kind="side" wide busy={busy} onTap={remove}>
          拿掉它
        </Button>
      </Sheet>
    </>
  )
}
