import { View } from '@tarojs/components'
import type { usePicture } from '@/client/use-picture'
import type { StoreOffer } from '@/client/vouchers'
import { Notice } from '@/components/notice'
import { PickChips } from '@/components/pick-chips'
import { PictureField } from '@/components/picture-field'
import { Segments } from '@/components/segments'
import { TextField } from '@/components/text-field'
import { now } from '@/platform/clock'
import { OFFER_TERMS_MAX, OFFER_TITLE_MAX } from '../../../../api/_vouchers/vocabulary'
import { type OfferKind, sayMost, TEMPLATES, titleOf, warningOf } from './offer-draft'
import { OfferPreview } from './offer-preview'
import { OfferSentence } from './offer-sentence'
import type { OfferEditing } from './use-offer-edit'

const KINDS: { key: OfferKind; words: string }[] = [
  { key: 'amountOff', words: '满减' },
  { key: 'gift', words: '送一份' },
]
const ALL = 'all'

type Named = { id: string; name: string }

type OfferFormProps = {
  editing: OfferEditing
  offer: StoreOffer | undefined
  /** The stores the person may write offers for, and whether they are all there are. */
  stores: Named[]
  hasAll: boolean
  upload: ReturnType<typeof usePicture>
}

/** An offer written as a sentence, below the ticket it becomes. */
export const OfferForm = ({ editing, offer, stores, hasAll, upload }: OfferFormProps) => {
  const { draft, change, faults, fault } = editing
  const claimed = offer?.claimed ?? 0
  const settled = claimed > 0
  const warning = settled ? null : warningOf(draft)
  return (
    <View className="stack">
      <OfferPreview draft={draft} claimed={claimed} />
      {settled ? (
        <Notice icon="lock">{`已经有人领了 ${claimed} 张，面额改不了；想换就收起这张，再写一张。`}</Notice>
      ) : (
        <Segments
          items={KINDS}
          chosen={draft.kind}
          onChoose={(kind: OfferKind) => kind !== draft.kind && change(TEMPLATES[kind])}
        />
      )}
      <OfferSentence draft={draft} faults={faults} settled={settled} now={now()} onChange={change} />
      {warning && (
        <Notice icon="speaker" tone="warn">
          {warning}
        </Notice>
      )}
      <View className="note">{sayMost(draft)}</View>
      <View className="stack-snug">
        <TextField
          label="名字"
          value={draft.title}
          maxLength={OFFER_TITLE_MAX}
          placeholder={draft.kind === 'gift' ? '送一份酒酿圆子' : titleOf(draft)}
          fault={faults.title}
          onChange={(title) => change({ title })}
        />
        <TextField
          label="小字"
          value={draft.terms}
          maxLength={OFFER_TERMS_MAX}
          placeholder="堂食，一桌一张；可不填"
          onChange={(terms) => change({ terms })}
        />
        {!settled && (
          <Places
            chosen={draft.storeIds}
            stores={stores}
            hasAll={hasAll}
            onChange={(storeIds) => change({ storeIds })}
          />
        )}
        {draft.kind === 'gift' && (
          <PictureField
            label="送的东西长什么样"
            shape="square"
            picture={draft.picture}
            upload={upload}
            onChange={(picture) => change({ picture })}
          />
        )}
      </View>
      {fault && (
        <View role="alert">
          <Notice icon="speaker" tone="warn">
            {fault.message}
          </Notice>
        </View>
      )}
    </View>
  )
}

type PlacesProps = { chosen: string[]; stores: Named[]; hasAll: boolean; onChange(storeIds: string[]): void }

/** Where it is good. None chosen is everywhere, which only who manages every store may say. */
const Places = ({ chosen, stores, hasAll, onChange }: PlacesProps) => {
  if (stores.length < 2) return null
  const items = stores.map(({ id, name }) => ({ key: id, words: name }))
  const pick = (key: string) => {
    if (key === ALL) return onChange([])
    const others = chosen.filter((id) => id !== key)
    const next = others.length < chosen.length ? others : [...chosen, key]
    if (next.length > 0 || hasAll) onChange(next)
  }
  return (
    <PickChips
      label="在哪能用"
      items={hasAll ? [{ key: ALL, words: '每家店' }, ...items] : items}
      chosen={chosen.length === 0 ? [ALL] : chosen}
      onPick={pick}
    />
  )
}
