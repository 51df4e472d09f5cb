import { View } from '@tarojs/components'
import { useState } from 'react'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { sayRule } from '@/words/tags'
import type { Tag } from './tag-draft'
import { TagSheet } from './tag-sheet'
import { useTags } from './use-tags'

type TagBookProps = {
  storeId: string
  /** Whether the person may change and remove them, for all stores share them. */
  keeps: boolean
  adding: boolean
  onAdded(): void
}

/** The words a shop has for its guests: those it gives by hand, and those that come by a rule. */
export const TagBook = ({ storeId, keeps, adding, onAdded }: TagBookProps) => {
  const tags = useTags(storeId)
  const [changing, setChanging] = useState<Tag>()
  return (
    <View className="stack-snug">
      <View className="row between">
        <View className="title">标签</View>
        <View className="note">几家店共用</View>
      </View>
      <Loaded answer={tags} blocks={[28, 100, 28, 150]} besideMain>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Blank
                art="tea"
                title="还没有标签"
                words="写一个，比如「爱坐靠窗」，贴在客人那一页，下回来就知道。"
              />
            )}
            {!keeps && items.length > 0 && <Notice icon="note">标签几家店共用，改名和拿掉请老板来。</Notice>}
            <TagGroup
              title="自动贴上的"
              tags={items.filter(({ rule }) => rule !== null)}
              onTap={keeps ? setChanging : undefined}
            />
            <TagGroup
              title="手贴的"
              tags={items.filter(({ rule }) => rule === null)}
              onTap={keeps ? setChanging : undefined}
            />
          </>
        )}
      </Loaded>
      {(adding || changing) && (
        <TagSheet
          storeId={storeId}
          tag={changing}
          onChanged={tags.changed}
          onClose={() => {
            setChanging(undefined)
            onAdded()
          }}
        />
      )}
    </View>
  )
}

type TagGroupProps = { title: string; tags: Tag[]; onTap: ((tag: Tag) => void) | undefined }

const TagGroup = ({ title, tags, onTap }: TagGroupProps) => {
  if (tags.length === 0) return null
  return (
    <>
      <View className="section">{title}</View>
      <Card listed>
        {tags.map((tag) => (
          <ListRow
            key={tag.id}
            words={tag.name}
            detail={tag.rule ? sayRule(tag.rule) : tag.byHand ? `贴了 ${tag.byHand} 位` : '还没贴给谁'}
            onTap={onTap && (() => onTap(tag))}
          />
        ))}
      </Card>
    </>
  )
}
