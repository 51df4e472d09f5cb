import { View } from '@tarojs/components'
import { useState } from 'react'
import { useApi } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { listRedemptions, type RedemptionPage, reverseRedemption } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { Sheet } from '@/components/sheet'
import './redeemed-today.scss'
import { aboutRedemption } from './redemption-words'

type Redemption = RedemptionPage['items'][number]

/** What was redeemed today, with a way back for who may take it. */
export const RedeemedToday = ({ storeId }: { storeId: string }) => {
  const { data, retry } = useApi(`redemptions ${storeId}`, () => listRedemptions(storeId))
  const [wrong, setWrong] = useState<Redemption>()
  const { run, busy, fault } = useCommand((key, id: string) => reverseRedemption(key, storeId, id))
  if (!data?.items.length) return null
  const reverse = async ({ id }: Redemption) => {
    const outcome = await run(id)
    await retry()
    if ('done' in outcome) setWrong(undefined)
  }
  return (
    <View className="stack-snug">
      <View className="section">今天核销的</View>
      <Card listed>
        {data.items.map((redemption) => (
          <Line key={redemption.id} redemption={redemption} onReverse={() => setWrong(redemption)} />
        ))}
      </Card>
      <Sheet
        open={wrong !== undefined}
        title={`把券还给${wrong?.guestName ?? '客人'}？`}
        onClose={() => setWrong(undefined)}
      >
        {wrong && (
          <>
            <View className="note">{`${wrong.offerTitle} · ${aboutRedemption(wrong)}。撤回后这张券又能用，经营里也不算它。`}</View>
            {fault && (
              <Notice icon="speaker" tone="warn">
                {fault.message}
              </Notice>
            )}
            <Button kind="main" wide busy={busy} onTap={() => reverse(wrong)}>
              撤回核销，还给客人
            </Button>
            <Button kind="plain" wide onTap={() => setWrong(undefined)}>
              不撤了
            </Button>
          </>
        )}
      </Sheet>
    </View>
  )
}

type LineProps = { redemption: Redemption; onReverse(): void }

const Line = ({ redemption, onReverse }: LineProps) => (
  <View className="redeemed-today-line">
    <View className="grow">
      <View className="one-line">{`${redemption.offerTitle} · ${redemption.guestName ?? '这位客人'}`}</View>
      <View className="note">{aboutRedemption(redemption)}</View>
    </View>
    {redemption.reversedAt && <Pill tone="gone">撤回了</Pill>}
    {redemption.canReverse && (
      <Button
        kind="side"
        small
        label={`撤回 ${redemption.offerTitle} · ${redemption.guestName ?? '这位客人'}`}
        onTap={onReverse}
      >
        撤回
      </Button>
    )}
  </View>
)
