import Taro from '@tarojs/taro'

type OnWindow = { clientX?: number; clientY?: number }
type Tapped = OnWindow & { changedTouches?: ArrayLike<OnWindow> }

/** Where within an element a tap came down, as shares of its width and height; nothing when that cannot be told. */
export const tapWithin = (tapped: unknown, id: string) =>
  new Promise<{ across: number; down: number } | undefined>((resolve) => {
    const event = tapped as Tapped
    const { clientX, clientY } = event.changedTouches?.[0] ?? event
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        const box = [found].flat()[0]
        if (!box?.width || !box.height || clientX === undefined || clientY === undefined) resolve(undefined)
        else resolve({ across: (clientX - box.left) / box.width, down: (clientY - box.top) / box.height })
      })
      .exec()
  })
