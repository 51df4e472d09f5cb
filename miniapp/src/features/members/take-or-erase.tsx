import { useState } from 'react'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { EraseSheet } from './erase-sheet'
import { useMyCopy } from './use-my-copy'

/** The two ways to what is one's own: take a copy along, or have it all erased. */
export const TakeOrErase = ({ onErased }: { onErased(): void }) => {
  const { open, busy, fault } = useMyCopy()
  const [erasing, setErasing] = useState(false)
  return (
    <>
      <Card listed>
        <ListRow
          icon="note"
          words="抄一份带走"
          detail={busy ? '正在抄' : '一张表格'}
          onTap={() => !busy && open()}
        />
        <ListRow icon="bin" words="删掉我的一切" onTap={() => setErasing(true)} />
      </Card>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
      {erasing && <EraseSheet onErased={onErased} onClose={() => setErasing(false)} />}
    </>
  )
}
