import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

type KeptNoticeProps = { keeping: { saved: boolean; changed: boolean; takenUp: boolean; drop(): void } }

/** Says that it is saved, or that something of an earlier visit waits to be. */
export const KeptNotice = ({ keeping: { saved, changed, takenUp, drop } }: KeptNoticeProps) => {
  if (saved && !changed)
    return (
      <Notice icon="check" tone="calm">
        存好了，客人一分钟内就看到新的。
      </Notice>
    )
  if (!takenUp || !changed) return null
  return (
    <>
      <Notice icon="note">上次改到一半的还在，接着改就好。</Notice>
      <Button kind="plain" small icon="undo" onTap={drop}>
        不要了，回到店里现在的样子
      </Button>
    </>
  )
}
