import Taro from '@tarojs/taro'

/** What a chart is drawn on: the canvas that stands on the page, and how large it is. */
export type Surface = {
  place: unknown
  size: { width: number; height: number; devicePixelRatio: number } | undefined
}

/** The canvas of the page with this id, as fine as the phone's screen; nothing where the page has gone. */
export const surfaceOf = (id: string) =>
  new Promise<Surface | undefined>((resolve) => {
    Taro.nextTick(() =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true })
        .exec(([found]) => resolve(found?.node ? toSurface(found) : undefined)),
    )
  })

type Found = { node: { width: number; height: number } & Listening; width: number; height: number }
type Listening = { addEventListener?: unknown; removeEventListener?: unknown }

const toSurface = ({ node, width, height }: Found): Surface => {
  const devicePixelRatio = Taro.getWindowInfo().pixelRatio
  node.width = width * devicePixelRatio
  node.height = height * devicePixelRatio
  // What draws charts asks every canvas to listen; WeChat's has no ears.
  node.addEventListener ??= () => undefined
  node.removeEventListener ??= () => undefined
  return { place: node, size: { width, height, devicePixelRatio } }
}
