import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { UndoBar } from '@/components/undo-bar'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { billFenOf } from '@/features/vouchers/bill'
import { BillCard } from '@/features/vouchers/bill-card'
import { CodeStep } from '@/features/vouchers/code-step'
import { HoldHead } from '@/features/vouchers/hold-head'
import { RedeemButtons } from '@/features/vouchers/redeem-buttons'
import { Redeemed } from '@/features/vouchers/redeemed'
import { RedeemedToday } from '@/features/vouchers/redeemed-today'
import { Reversed } from '@/features/vouchers/reversed'
import { TillGuest } from '@/features/vouchers/till-guest'
import { useRedemption } from '@/features/vouchers/use-redemption'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const LAPSED = '三分钟到了，还要用的话请再报一次码。'

const RedeemPage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  const { step, busy, refusal, validate, redeem, reverse, startOver } = useRedemption(workplace.store?.id)
  const [typed, setTyped] = useState('')
  usePageViewed('redeem', workplace.store?.id)
  const leave = (why?: string) => {
    setTyped('')
    startOver(why)
  }

  if (step.at === 'done')
    return (
      <PageFrame
        title="核销"
        dock={
          <Button kind="main" wide onTap={() => leave()}>
            再核一张
          </Button>
        }
      >
        {step.redemption.reversedAt ? (
          <Reversed validation={step.validation} />
        ) : (
          <>
            <Redeemed
              {...step}
              busy={busy}
              refusal={refusal}
              onReverse={() => reverse(step.validation, step.redemption)}
            />
            <UndoBar
              words={`核销了 ${step.validation.offer.title}`}
              onUndo={() => reverse(step.validation, step.redemption)}
            />
          </>
        )}
      </PageFrame>
    )

  if (step.at === 'bill') {
    const { validation } = step
    const billFen = billFenOf(typed)
    const buttons = { offer: validation.offer, billFen, busy }
    return (
      <PageFrame
        title="核销"
        dock={
          <RedeemButtons {...buttons} onRedeem={(fen) => redeem(validation, fen)} onLeave={() => leave()} />
        }
      >
        <View className="stack">
          <HoldHead validation={validation} onLapse={() => leave(LAPSED)} />
          <BillCard offer={validation.offer} typed={typed} billFen={billFen} onType={setTyped} />
          {refusal && (
            <View role="alert">
              <Notice icon="speaker" tone="warn">
                {refusal}
              </Notice>
            </View>
          )}
          <TillGuest guest={validation.guest} />
          <View className="note till-guest-note">核销后十分钟内能撤回</View>
        </View>
      </PageFrame>
    )
  }

  return (
    <PageFrame title={title} tabs={<StaffTabs current="redeem" />}>
      <WorkplaceDoor workplace={workplace} blocks={[48, 220, 44]}>
        {(store) => (
          <View className="stack" key={store.id}>
            <CodeStep busy={busy} refusal={refusal} onCode={validate} />
            <RedeemedToday storeId={store.id} />
          </View>
        )}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default RedeemPage
