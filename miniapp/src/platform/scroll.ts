import Taro from '@tarojs/taro'

/** Brings an element to stand `below` px under the top of the page. */
export const scrollPageTo = (id: string, below: number) =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -below, duration: 0 }).catch(() => undefined)

/** Where the elements that match stand now: their ids, and px from the top of the window. */
export const standing = (selector: string) =>
  new Promise<{ id: string; top: number }[]>((resolve) => {
    Taro.createSelectorQuery()
      .selectAll(selector)
      .boundingClientRect((found) => resolve([found].flat()))
      .exec()
  })
