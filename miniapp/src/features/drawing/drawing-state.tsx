import { Canvas, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import type { Saved } from '@/platform/drawing'
import { DRAWING_CANVAS, openAlbumSetting, savesToAlbum } from '@/platform/save-drawing'
import './drawing-state.scss'

type DrawingStateProps = {
  state: Saved | 'saving' | undefined
  /** What to do with it: 「发给印刷的师傅就行」. */
  next: string
  /** What to do instead, where it was not drawn. */
  instead: string
}

/** What came of saving a drawing, and the canvas it is drawn on. */
export const DrawingState = ({ state, next, instead }: DrawingStateProps) => (
  <>
    {DRAWING_CANVAS && <Canvas type="2d" id={DRAWING_CANVAS} className="drawing-canvas" />}
    {state === 'saved' && (
      <View role="status">
        <Notice icon="check" tone="calm">
          {savesToAlbum ? `存好了，去相册里找，${next}。` : `下载好了，${next}。`}
        </Notice>
      </View>
    )}
    {state === 'failed' && (
      <Notice icon="again" tone="warn">
        {`没画成，再按一次；还不行就${instead}。`}
      </Notice>
    )}
    {state === 'refused' && (
      <View className="stack-snug">
        <Notice icon="lock" tone="warn">
          没让存到相册。去设置里打开「添加到相册」，回来再按一次。
        </Notice>
        <Button kind="side" wide onTap={openAlbumSetting}>
          去设置里打开
        </Button>
      </View>
    )}
  </>
)
