import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Scope, Summary } from '@/client/summaries'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import type { Drawing } from '@/platform/drawing'
import { openPage, replacePage } from '@/platform/navigation'
import { printPage } from '@/platform/print-page'
import { savesToAlbum } from '@/platform/save-drawing'
import { BRAND } from '../../../../api/_insights/vocabulary'
import { HowSheet } from './how-sheet'
import { LinkSheet } from './link-sheet'
import { useRevision } from './use-summary'
import { weekDrawing } from './week-drawing'
import { weekPaperOf } from './week-view'

type WeekErrandsProps = {
  summary: Summary
  scope: Scope
  onPicture(drawing: Drawing): void
}

/** What can be done with a summary: handed on, counted anew, looked up. */
export const WeekErrands = ({ summary, scope, onPicture }: WeekErrandsProps) => {
  const [open, setOpen] = useState<'how' | 'links'>()
  const storeId = scope ?? BRAND
  const { body, revision } = summary
  const forOthers = weekPaperOf({ body, revision })
  const close = () => setOpen(undefined)
  return (
    <View className="unprinted stack-snug">
      <Card listed>
        <ListRow icon="note" words="这些数怎么来的" onTap={() => setOpen('how')} />
        <CountAnew summary={summary} scope={scope} />
      </Card>
      <Card listed>
        <ListRow icon="share" words="发链接给别人看" onTap={() => setOpen('links')} />
        <ListRow
          icon="camera"
          words={savesToAlbum ? '存成一张图' : '下载成一张图'}
          onTap={() => onPicture(weekDrawing(forOthers))}
        />
        {printPage && <ListRow icon="note" words="打印这一页" onTap={printPage} />}
      </Card>
      <Card listed>
        <ListRow icon="calendar" words="以前的小结" onTap={() => openPage('weeks', { storeId })} />
        <ListRow
          icon="bell"
          words="谁会收到"
          detail="每周一早上"
          onTap={() => openPage('recipients', { storeId })}
        />
      </Card>
      {open === 'how' && <HowSheet body={body} onClose={close} />}
      {open === 'links' && <LinkSheet of={{ scope, id: summary.id }} title={body.title} onClose={close} />}
    </View>
  )
}

const CountAnew = ({ summary, scope }: Pick<WeekErrandsProps, 'summary' | 'scope'>) => {
  const { act, busy, fault } = useRevision()
  const [same, setSame] = useState(false)
  const count = async () => {
    const counted = await act({ scope, id: summary.id })
    if (!counted) return
    if (counted.id === summary.id) setSame(true)
    else replacePage('week', { id: counted.id, storeId: scope ?? BRAND })
  }
  return (
    <>
      <ListRow
        icon="again"
        words={busy ? '正在重新数…' : '补过记录，重新数一遍'}
        detail={same ? '数过了，一样' : undefined}
        onTap={count}
      />
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
    </>
  )
}
