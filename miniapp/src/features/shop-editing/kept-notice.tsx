import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

type KeptNoticeProps = { keeping: { changed: boolean; takenUp: boolean; drop(): void } }

/** Says that something of an earlier visit waits to be saved. */
export const KeptNotice = ({ keeping: { changed, takenUp, drop } }: KeptNoticeProps) => {
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
