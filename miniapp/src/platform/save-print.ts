import Taro from '@tarojs/taro'
import { type Brush, drawPrint, PRINT, type Print } from './print-drawing'

/** The id of the canvas that a page which saves prints must have. */
export const PRINT_CANVAS = 'print-canvas'

export const savesToAlbum = true

/** Puts a sheet to print into the phone's album; `refused` where the person has not let us, or has closed WeChat's question. */
export const savePrint = async ({ code, ...words }: Print): Promise<'saved' | 'refused' | 'failed'> => {
  const canvas = await canvasOfPage()
  if (!canvas) return 'failed'
  try {
    Object.assign(canvas, PRINT)
    drawPrint(canvas.getContext('2d') as unknown as Brush<Taro.Image>, words, await loadPicture(canvas, code))
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      ...{ canvas, width: PRINT.width, height: PRINT.height },
      ...{ destWidth: PRINT.width, destHeight: PRINT.height },
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
      .select(`#${PRINT_CANVAS}`)
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
