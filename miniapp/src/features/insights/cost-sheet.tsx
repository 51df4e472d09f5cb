import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ChannelDetail } from '@/client/channels'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { MoneyField } from '@/components/money-field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { monthDay } from '@/words/days'
import { priceFenOf, typedPrice, yuan } from '@/words/money'
import { sayPastDay } from '@/words/past'
import { useChannelCost } from './use-channels'

type CostSheetProps = { channel: ChannelDetail; today: string; on: string; onClose(): void }

/** What a channel cost on a day; written anew, and taken away by a nought. */
export const CostSheet = ({ channel, today, on: first, onClose }: CostSheetProps) => {
  const { daily, costs } = channel
  const knownOn = (on: string) => costs.find((cost) => cost.on === on)?.amountFen
  const typedOn = (on: string) => {
    const fen = knownOn(on)
    return fen === undefined ? '' : typedPrice(fen)
  }
  const [on, setOn] = useState(first)
  const [typed, setTyped] = useState(typedOn(first))
  const { act, busy, fault } = useChannelCost(channel)
  const amountFen = priceFenOf(typed)
  const choose = (day: string) => {
    setOn(day)
    if (typed === typedOn(on)) setTyped(typedOn(day))
  }
  const keep = async () => {
    if (amountFen !== null && (await act({ on, amountFen }))) onClose()
  }
  const known = knownOn(on)
  return (
    <Sheet open title="记一笔花费" onClose={onClose}>
      <Chips
        label="哪一天花的"
        items={daily.map((day) => ({ key: day.on, words: sayPastDay(day.on, today) })).reverse()}
        chosen={on}
        onChoose={choose}
      />
      <MoneyField
        label="花了多少"
        value={typed}
        placeholder="0"
        fault={typed !== '' && amountFen === null ? '写个数，比如 300 或 88.50' : null}
        onChange={setTyped}
      />
      <View className="note">
        {known === undefined
          ? '印刷、稿费、推广，一天记一个总数。'
          : `这天记过 ¥${yuan(known)}，写新的会换掉它，写 0 就划掉。`}
      </View>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} disabled={amountFen === null} onTap={keep}>
        {sentence(on, amountFen)}
      </Button>
    </Sheet>
  )
}

const sentence = (on: string, amountFen: number | null) => {
  if (amountFen === null) return `${monthDay(on)}花了多少？`
  return amountFen === 0 ? `划掉 ${monthDay(on)}的花费` : `记上 ${monthDay(on)}花了 ¥${yuan(amountFen)}`
}
