import { Canvas, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { openAlbumSetting, PRINT_CANVAS, savesToAlbum } from '@/platform/save-print'
import './channel-print.scss'

/** What came of saving a print, and the canvas it is drawn on. */
export const PrintState = ({ state }: { state: 'saving' | 'saved' | 'refused' | 'failed' | undefined }) => (
  <>
    {PRINT_CANVAS && <Canvas type="2d" id={PRINT_CANVAS} className="channel-print-canvas" />}
    {state === 'saved' && (
      <View role="status">
        <Notice icon="check" tone="calm">
          {savesToAlbum ? '存好了，去相册里找，发给印刷的师傅就行。' : '下载好了，发给印刷的师傅就行。'}
        </Notice>
      </View>
    )}
    {state === 'failed' && (
      <Notice icon="again" tone="warn">
        没画成，再按一次；还不行就长按上面的码，存图片。
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
