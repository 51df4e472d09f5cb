import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { GapField } from '@/components/gap-field'
import { monthDay } from '@/words/days'
import { lastClaimDay, type OfferDraft, type OfferFaults, type OfferField } from './offer-draft'
import './offer-sentence.scss'

type OfferSentenceProps = {
  draft: OfferDraft
  faults: OfferFaults
  /** Somebody holds one: what it is worth is said, and can no longer be typed. */
  settled: boolean
  now: Date
  onChange(changed: Partial<OfferDraft>): void
}

const LABELS = {
  minSpend: '满多少元',
  discount: '减多少元',
  validDays: '领了几天内用',
  perPersonLimit: '每人几张',
  stock: '一共几张',
  claimDays: '再发几天',
} as const
type Gap = keyof typeof LABELS

/** The offer as sentences with gaps to be filled in. */
export const OfferSentence = ({ draft, faults, settled, now, onChange }: OfferSentenceProps) => {
  const gap = (field: Gap, kind: 'money' | 'count', placeholder?: string) => (
    <GapField
      label={field === 'discount' && draft.kind === 'gift' ? '值多少元' : LABELS[field]}
      value={draft[field]}
      kind={kind}
      placeholder={placeholder}
      wrong={faults[field] !== undefined}
      onChange={(value) => onChange({ [field]: value })}
    />
  )
  const fixed = (field: Gap, none: string) => (
    <View className="offer-sentence-fixed">{draft[field] || none}</View>
  )
  const worth = (field: Gap, kind: 'money' | 'count', none: string) =>
    settled ? fixed(field, none) : gap(field, kind, none)
  const days = /^\d{1,3}$/.test(draft.claimDays) ? Number(draft.claimDays) : 0
  return (
    <View className="offer-sentence">
      <Line fields={['minSpend', 'discount']} faults={faults}>
        <View>一桌满</View>
        {worth('minSpend', 'money', '0')}
        <View>{draft.kind === 'gift' ? '元就送，值' : '元，减'}</View>
        {worth('discount', 'money', '')}
        <View>元。</View>
      </Line>
      <Line fields={['validDays', 'perPersonLimit']} faults={faults}>
        <View>领了</View>
        {worth('validDays', 'count', '')}
        <View>天内用，每人</View>
        {gap('perPersonLimit', 'count')}
        <View>张。</View>
      </Line>
      <Line fields={['stock', 'claimDays']} faults={faults}>
        <View>一共</View>
        {gap('stock', 'count', '不限')}
        <View>张，发</View>
        {gap('claimDays', 'count', '一直')}
        <View>{days > 0 ? `天，到 ${monthDay(lastClaimDay(days, now))}。` : '。'}</View>
      </Line>
    </View>
  )
}

type LineProps = { fields: OfferField[]; faults: OfferFaults; children: ReactNode }

const Line = ({ fields, faults, children }: LineProps) => (
  <View>
    <View className="offer-sentence-line">{children}</View>
    {fields.map((field) =>
      faults[field] ? (
        <View key={field} className="offer-sentence-fault" role="alert">
          {faults[field]}
        </View>
      ) : null,
    )}
  </View>
)
