import type { Drawing, Saved } from './drawing'

/** On the web nothing has to stand on the page to be drawn on. */
export const DRAWING_CANVAS = null

export const savesToAlbum = false

/** Downloads a drawing as a picture; `failed` where the browser could not draw it. */
export const saveDrawing = async ({ name, width, height, picture, draw }: Drawing): Promise<Saved> => {
  try {
    const shown = picture === undefined ? undefined : await loadPicture(picture)
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const brush = canvas.getContext('2d')
    if (!brush) return 'failed'
    draw(brush, shown)
    // A web font comes once something was written in it.
    await document.fonts.ready
    draw(brush, shown)
    Object.assign(document.createElement('a'), {
      href: canvas.toDataURL('image/png'),
      download: `${name}.png`,
    }).click()
    return 'saved'
  } catch {
    return 'failed'
  }
}

export const openAlbumSetting = () => undefined

const loadPicture = async (source: string) => {
  const picture = new Image()
  picture.src = source
  await picture.decode()
  return picture
}
