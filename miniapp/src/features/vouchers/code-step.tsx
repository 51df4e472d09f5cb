import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { canScan, scanCode } from '@/platform/phone'
import { CodeField } from './code-field'
import './code-step.scss'
import { digitsOf, isWholeCode } from './digits'

type CodeStepProps = { busy: boolean; refusal: string | null; onCode(code: string): void }

/** The clerk types or scans what is on the guest's phone; the twelfth digit sends it. */
export const CodeStep = ({ busy, refusal, onCode }: CodeStepProps) => {
  const [digits, setDigits] = useState('')
  const change = (typed: string) => {
    if (typed === digits) return
    setDigits(typed)
    if (isWholeCode(typed)) onCode(typed)
  }
  const scan = async () => change(digitsOf((await scanCode()) ?? ''))
  return (
    <View className="stack">
      <View>
        <View className="section">客人的 12 位券码</View>
        <View className="note">在客人手机的「出示券」里，输满就核对</View>
      </View>
      <Card>
        <CodeField digits={digits} disabled={busy} onChange={change} />
        <View className="code-step-under">
          {busy && <View className="note">正在核对…</View>}
          {!busy && refusal && isWholeCode(digits) && (
            <Button kind="plain" small icon="again" onTap={() => onCode(digits)}>
              再核对一次
            </Button>
          )}
          {!busy && digits && (
            <Button kind="plain" small onTap={() => setDigits('')}>
              重输
            </Button>
          )}
        </View>
      </Card>
      <Notice icon={refusal ? 'speaker' : 'clock'} tone={refusal ? 'warn' : 'calm'}>
        <View aria-live="polite">{refusal ?? '后六位半分钟换一次，过了请客人再报。'}</View>
      </Notice>
      {canScan && (
        <Button kind="main" wide icon="scan" busy={busy} onTap={scan}>
          扫客人的码
        </Button>
      )}
    </View>
  )
}
