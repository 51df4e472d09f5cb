import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

type KeepDockProps = {
  keeping: { changed: boolean; busy: boolean; fault: { message: string } | null; save(): unknown }
  words: string
  /** Why it cannot be saved as it is. */
  wrong?: string | null
}

/** The one button that saves, and why it did not. */
export const KeepDock = ({ keeping: { changed, busy, fault, save }, words, wrong }: KeepDockProps) => {
  const why = wrong ?? fault?.message
  return (
    <View className="stack-snug">
      {why && (
        <Notice icon="speaker" tone="warn">
          {why}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} disabled={!changed || Boolean(wrong)} onTap={save}>
        {words}
      </Button>
    </View>
  )
}
