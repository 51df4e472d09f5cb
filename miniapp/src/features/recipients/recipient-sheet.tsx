import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReportRecipient, Scope } from '@/client/recipients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { Sheet } from '@/components/sheet'
import { sayPastMoment } from '@/words/past'
import './recipient-sheet.scss'
import { placeWords, stateOf } from './recipient-words'
import { useDeliveries, useRemoveRecipient, useTryRecipient } from './use-recipients'

type RecipientSheetProps = { recipient: ReportRecipient; scope: Scope; today: string; onClose(): void }

/** One recipient: a trial, what it was sent, and taking it off. */
export const RecipientSheet = ({ recipient, scope, today, onClose }: RecipientSheetProps) => {
  const of = { scope, id: recipient.id }
  const trial = useTryRecipient()
  return (
    <Sheet open title={recipient.name} onClose={onClose}>
      <View className="note">{`${placeWords(recipient)}${recipient.signed ? ' · 加了签' : ''}`}</View>
      <Deliveries of={of} today={today} />
      {trial.fault && (
        <Notice icon="again" tone="warn">
          {trial.fault}
        </Notice>
      )}
      <Button kind="main" wide busy={trial.busy} onTap={() => trial.act(of)}>
        试发一条看看
      </Button>
      <Removal of={of} name={recipient.name} onRemoved={onClose} />
    </Sheet>
  )
}

type Of = { scope: Scope; id: string }

const Deliveries = ({ of, today }: { of: Of; today: string }) => {
  const deliveries = useDeliveries(of)
  return (
    <Loaded answer={deliveries} blocks={[64]} besideMain>
      {(items) =>
        items.length === 0 ? (
          <View className="note">还没发过。试发一条，看看到没到。</View>
        ) : (
          <View className="stack-snug">
            <Card listed>
              {items.map(({ id, title, status, words, createdAt }) => (
                <View key={id} className="recipient-sheet-sent">
                  <View className="row">
                    <View className="grow one-line">{title}</View>
                    <Pill tone={stateOf(status).tone}>{stateOf(status).words}</Pill>
                  </View>
                  <View className="note">
                    {[sayPastMoment(createdAt, today), ...(status === 'sent' ? [] : [words])].join(' · ')}
                  </View>
                </View>
              ))}
            </Card>
            <More words="再看更早的" {...deliveries.more} />
          </View>
        )
      }
    </Loaded>
  )
}

const Removal = ({ of, name, onRemoved }: { of: Of; name: string; onRemoved(): void }) => {
  const [sure, setSure] = useState(false)
  const { act, busy, fault } = useRemoveRecipient()
  const remove = async () => {
    if (await act(of)) onRemoved()
  }
  return (
    <>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      {sure ? (
        <Button kind="side" wide busy={busy} onTap={remove}>
          {`不再发给「${name}」`}
        </Button>
      ) : (
        <Card listed>
          <ListRow icon="bin" words="拿掉，不再发" onTap={() => setSure(true)} />
        </Card>
      )}
    </>
  )
}
