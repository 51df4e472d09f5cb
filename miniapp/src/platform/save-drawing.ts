import Taro from '@tarojs/taro'
import type { Brush, Drawing, Saved } from './drawing'

/** The id of the canvas that a page which saves drawings must have. */
export const DRAWING_CANVAS = 'drawing-canvas'

export const savesToAlbum = true

/** Puts a drawing into the phone's album; `refused` where the person has not let us, or has closed WeChat's question. */
export const saveDrawing = async ({ width, height, picture, draw }: Drawing): Promise<Saved> => {
  const canvas = await canvasOfPage()
  if (!canvas) return 'failed'
  try {
    Object.assign(canvas, { width, height })
    const shown = picture === undefined ? undefined : await loadPicture(canvas, picture)
    draw(canvas.getContext('2d') as unknown as Brush<Taro.Image>, shown)
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      ...{ canvas, width, height, destWidth: width, destHeight: height },
    })
    return await toAlbum(tempFilePath)
  } catch {
    return 'failed'
  }
}

/** Where the person can let us after all. */
export const openAlbumSetting = () => Taro.openSetting({}).catch(() => undefined)

const toAlbum = (filePath: string) =>
  Taro.saveImageToPhotosAlbum({ filePath }).then(
    () => 'saved' as const,
    ({ errMsg = '' }: { errMsg?: string }) => (/auth|cancel|privacy/.test(errMsg) ? 'refused' : 'failed'),
  )

const canvasOfPage = () =>
  new Promise<Taro.Canvas | undefined>((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${DRAWING_CANVAS}`)
      .fields({ node: true })
      .exec(([found]) => resolve(found?.node))
  })

const loadPicture = (canvas: Taro.Canvas, source: string) =>
  new Promise<Taro.Image>((resolve, reject) => {
    const picture = canvas.createImage()
    picture.onload = () => resolve(picture)
    picture.onerror = reject
    picture.src = source
  })
