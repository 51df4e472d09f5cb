import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReportRecipient, Scope } from '@/client/recipients'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Loaded } from '@/components/loaded'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { sayPastMoment } from '@/words/past'
import { AddRecipientSheet } from './add-recipient-sheet'
import './recipient-list.scss'
import { RecipientSheet } from './recipient-sheet'
import { placeWords, stateOf } from './recipient-words'
import { useRecipients } from './use-recipients'

type RecipientListProps = {
  scope: Scope
  today: string
  /** Another one is being added. */
  adding: boolean
  onAddingOver(): void
}

/** Who is sent the week and what is not as usual, and how the last one fared. */
export const RecipientList = ({ scope, today, adding, onAddingOver }: RecipientListProps) => {
  const answer = useRecipients(scope)
  const [chosen, choose] = useState<string>()
  return (
    <Loaded answer={answer} blocks={[72, 72]} besideMain>
      {({ items, kinds }) => (
        <>
          {items.length === 0 ? (
            <Blank
              art="boat"
              title="还没有人收"
              words="加一个群里的机器人，或者一个邮箱。周一早上八点小结自己会到，店里有不寻常的事也会发过去。"
            />
          ) : (
            <Card listed>
              {items.map((recipient) => (
                <Row
                  key={recipient.id}
                  recipient={recipient}
                  today={today}
                  onTap={() => choose(recipient.id)}
                />
              ))}
            </Card>
          )}
          <Chosen
            recipient={items.find(({ id }) => id === chosen)}
            scope={scope}
            today={today}
            onClose={() => choose(undefined)}
          />
          {adding && <AddRecipientSheet scope={scope} kinds={kinds} onClose={onAddingOver} />}
        </>
      )}
    </Loaded>
  )
}

type RowProps = { recipient: ReportRecipient; today: string; onTap(): void }

const Row = ({ recipient, today, onTap }: RowProps) => {
  const { name, lastDelivery } = recipient
  const state = lastDelivery && stateOf(lastDelivery.status)
  return (
    <Tap
      className="recipient-list-row"
      label={[name, placeWords(recipient), state?.words ?? '还没发过'].join('，')}
      onTap={onTap}
    >
      <View className="row">
        <View className="grow strong one-line">{name}</View>
        {state ? <Pill tone={state.tone}>{state.words}</Pill> : <View className="note">还没发过</View>}
      </View>
      <View className="note one-line">{placeWords(recipient)}</View>
      {lastDelivery && lastDelivery.status !== 'sent' && <View className="note">{lastDelivery.words}</View>}
      {lastDelivery?.status === 'sent' && (
        <View className="note">{`${sayPastMoment(lastDelivery.createdAt, today)} ${lastDelivery.title}`}</View>
      )}
    </Tap>
  )
}

const Chosen = ({
  recipient,
  ...rest
}: { recipient: ReportRecipient | undefined } & Omit<Parameters<typeof RecipientSheet>[0], 'recipient'>) =>
  recipient ? <RecipientSheet recipient={recipient} {...rest} /> : null
