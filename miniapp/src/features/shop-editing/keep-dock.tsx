import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'

type KeepDockProps = {
  keeping: {
    saved: boolean
    changed: boolean
    busy: boolean
    fault: { message: string } | null
    save(): unknown
  }
  words: string
  /** Why it cannot be saved as it is. */
  wrong?: string | null
}

/** The one button that saves, and whether it did or why not. */
export const KeepDock = ({ keeping: { saved, changed, busy, fault, save }, words, wrong }: KeepDockProps) => {
  const why = wrong ?? fault?.message
  return (
    <View className="stack-snug">
      {why && (
        <Notice icon="speaker" tone="warn">
          {why}
        </Notice>
      )}
      {saved && !changed && !why && (
        <Notice icon="check" tone="calm">
          存好了，客人一分钟内就看到新的。
        </Notice>
      )}
      <Button kind="main" wide busy={busy} disabled={!changed || Boolean(wrong)} onTap={save}>
        {words}
      </Button>
    </View>
  )
}
