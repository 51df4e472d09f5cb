import { View } from '@tarojs/components'
import { PickChips } from '@/components/pick-chips'
import { TextField } from '@/components/text-field'
import { FUNNEL_ORDERS, type FunnelOrder } from '../../../../../api/_insights/vocabulary'
import { ExclusionList } from './exclusion-list'
import { type FunnelDraft, fitsSessions, NAME_MAX, nameOf, type SplitBy, withOrder } from './funnel-draft'
import { LengthField } from './length-field'
import type { Naming } from './naming'
import { StepList } from './step-list'

const ORDERS = (Object.keys(FUNNEL_ORDERS) as FunnelOrder[]).map((key) => ({
  key,
  words: FUNNEL_ORDERS[key],
}))

const PERS: { key: FunnelDraft['per']; words: string }[] = [
  { key: 'person', words: '一位客人算一次' },
  { key: 'session', words: '一次打开算一次' },
]

const SPLITS: { key: SplitBy; words: string }[] = [
  { key: 'none', words: '不分' },
  { key: 'firstTouch', words: '第一次从哪来' },
  { key: 'lastTouch', words: '最近从哪来' },
  { key: 'store', words: '在哪家店' },
]

type FunnelFormProps = { draft: FunnelDraft; naming: Naming; onChange(changed: Partial<FunnelDraft>): void }

/** A funnel put together: its steps, how they are counted, what voids them, and how it is to be taken apart. */
export const FunnelForm = ({ draft, naming, onChange }: FunnelFormProps) => (
  <View className="stack">
    <View className="section">一步一步</View>
    <StepList draft={draft} naming={naming} onChange={onChange} />
    <View className="section">怎么算</View>
    <View className="stack-snug">
      <PickChips
        label="先后"
        items={ORDERS}
        chosen={[draft.order]}
        onPick={(order: FunnelOrder) => onChange(withOrder(draft, order))}
      />
      <LengthField
        label="从第一步起多久内"
        seconds={draft.windowSeconds}
        onChange={(windowSeconds) => onChange({ windowSeconds })}
      />
      <PickChips
        label="怎么算一回"
        items={PERS}
        chosen={[draft.per]}
        fault={
          draft.per === 'session' && !fitsSessions(draft)
            ? '到店、领券这些不在手机上，要按一位客人算。'
            : null
        }
        onPick={(per: FunnelDraft['per']) => onChange({ per })}
      />
      <PickChips
        label="再分开看"
        items={SPLITS}
        chosen={[draft.split]}
        onPick={(split: SplitBy) => onChange({ split })}
      />
    </View>
    {draft.order !== 'unordered' && (
      <>
        <View className="section">中间做了这些就不算</View>
        <ExclusionList draft={draft} naming={naming} onChange={onChange} />
      </>
    )}
    <TextField
      label="名字"
      value={draft.name}
      maxLength={NAME_MAX}
      placeholder={nameOf({ ...draft, name: '' }) || '给它起个名字'}
      onChange={(name) => onChange({ name })}
    />
  </View>
)
