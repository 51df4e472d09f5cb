import { View } from '@tarojs/components'
import { useState } from 'react'
import { addTag, editTag, type TagEdit } from '@/client/tags'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { RULE_KINDS, RULE_NAMES, sayRule } from '@/words/tags'
import { TAG_MAX_LENGTH, type TagRuleKind } from '../../../../api/_members/vocabulary'
import { RemoveTag } from './remove-tag'
import { draftOf, editOf, numberFault, type Tag, type TagDraft, UNITS, withKind } from './tag-draft'

type TagSheetProps = {
  storeId: string
  /** The one to change; none for a new one. */
  tag: Tag | undefined
  onChanged(): Promise<unknown>
  onClose(): void
}

/** A tag's name, and what it goes by where it goes by itself. */
export const TagSheet = ({ storeId, tag, onChanged, onClose }: TagSheetProps) => {
  const [draft, setDraft] = useState(() => draftOf(tag))
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const { run, busy, fault } = useCommand((key, edit: TagEdit) =>
    tag ? editTag(key, storeId, { id: tag.id, ...edit }) : addTag(key, storeId, edit),
  )
  const edit = editOf(draft)
  const isUnnamed = draft.name.trim() === ''
  const save = async () => {
    setTried(true)
    if (!edit) return
    const outcome = await run(edit)
    if ('fault' in outcome) return
    await onChanged()
    onClose()
  }
  if (tag && removing)
    return (
      <RemoveTag
        storeId={storeId}
        tag={tag}
        onChanged={onChanged}
        onClose={onClose}
        onBack={() => setRemoving(false)}
      />
    )
  return (
    <Sheet open title={tag ? `「${tag.name}」` : '写一个标签'} onClose={onClose}>
      <TextField
        label="标签上写"
        value={draft.name}
        maxLength={TAG_MAX_LENGTH}
        placeholder="比如 爱坐靠窗"
        fault={tried && isUnnamed ? '给标签写几个字。' : fault?.message}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      {!tag && (
        <Segments
          items={[
            { key: 'hand', words: '手贴' },
            { key: 'rule', words: '自动贴上' },
          ]}
          chosen={draft.by}
          onChoose={(by: TagDraft['by']) => setDraft({ ...draft, by })}
        />
      )}
      {draft.by === 'rule' ? (
        <RuleFields draft={draft} onChange={setDraft} />
      ) : (
        <View className="note">在客人那一页，点一下就贴给谁。</View>
      )}
      <View>
        <Button kind="main" wide busy={busy} onTap={save}>
          {sayKeeping(draft, tag)}
        </Button>
        {tag && (
          <Button kind="plain" wide icon="bin" onTap={() => setRemoving(true)}>
            拿掉这个标签
          </Button>
        )}
      </View>
    </Sheet>
  )
}

const sayKeeping = ({ name }: TagDraft, tag: Tag | undefined) => {
  if (tag) return '就这么改'
  return name.trim() ? `写上「${name.trim()}」` : '写上这个标签'
}

type RuleFieldsProps = { draft: TagDraft; onChange(draft: TagDraft): void }

const RuleFields = ({ draft, onChange }: RuleFieldsProps) => {
  const rule = editOf({ ...draft, name: '好' })?.rule
  return (
    <>
      <Chips
        label="看什么"
        items={RULE_KINDS.map((key) => ({ key, words: RULE_NAMES[key] }))}
        chosen={draft.kind}
        onChoose={(kind) => onChange(withKind(draft, kind as TagRuleKind))}
      />
      <TextField
        label={UNITS[draft.kind]}
        value={draft.typed}
        type={draft.kind === 'spendAtLeastFen' ? 'digit' : 'number'}
        maxLength={9}
        fault={numberFault(draft)}
        onChange={(typed) => onChange({ ...draft, typed })}
      />
      {rule && <View className="note">{`${sayRule(rule)}，够不上了自动揭下。`}</View>}
    </>
  )
}
