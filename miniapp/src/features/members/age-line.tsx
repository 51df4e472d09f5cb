import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '@/client/members'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { useAge } from './use-age'

/** Where a child says so, and where it is set right. */
export const AgeLine = ({ me }: { me: Me }) => {
  const [asking, setAsking] = useState(false)
  const { say, busy, fault } = useAge()
  const sayIt = async (under14: boolean) => {
    if (await say(under14)) setAsking(false)
  }
  const refused = fault && (
    <Notice icon="speaker" tone="warn">
      {fault}
    </Notice>
  )
  if (me.under14)
    return (
      <View className="stack-snug">
        <Notice icon="person">
          你说过还没满 14 岁。订座、领券照常；会员请爸爸妈妈来加，店里不给孩子建档案。
        </Notice>
        {refused}
        <Button kind="plain" busy={busy} onTap={() => sayIt(false)}>
          我已经满 14 岁了
        </Button>
      </View>
    )
  return (
    <>
      <Button kind="plain" onTap={() => setAsking(true)}>
        我还没满 14 岁
      </Button>
      {asking && (
        <Sheet open title="还没满 14 岁？" onClose={() => setAsking(false)}>
          <View className="note">
            那就先不入会，店里也不给你建档案：不记习惯，不贴标签，不往外给。订座、领券照常。想入会，请爸爸妈妈用他们的微信来加。
          </View>
          {refused}
          <Button kind="main" wide busy={busy} onTap={() => sayIt(true)}>
            我还没满 14 岁
          </Button>
          <Button kind="plain" wide onTap={() => setAsking(false)}>
            点错了
          </Button>
        </Sheet>
      )}
    </>
  )
}
