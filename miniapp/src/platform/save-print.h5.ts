import { drawPrint, PRINT, type Print } from './print-drawing'

/** On the web nothing has to stand on the page to be drawn on. */
export const PRINT_CANVAS = null

export const savesToAlbum = false

/** Downloads a sheet to print; `failed` where the browser could not draw it. */
export const savePrint = async ({ code, ...words }: Print): Promise<'saved' | 'refused' | 'failed'> => {
  try {
    const picture = new Image()
    picture.src = code
    await picture.decode()
    const canvas = Object.assign(document.createElement('canvas'), PRINT)
    const brush = canvas.getContext('2d')
    if (!brush) return 'failed'
    drawPrint(brush, words, picture)
    Object.assign(document.createElement('a'), {
      href: canvas.toDataURL('image/png'),
      download: `${words.shop}-${words.name}.png`,
    }).click()
    return 'saved'
  } catch {
    return 'failed'
  }
}

export const openAlbumSetting = () => undefined
