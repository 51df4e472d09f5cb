import { resolved } from '../modules.js'
import type { Pages } from '../pages.js'
import type { Way } from '../site.js'
import { asynchronous, type Options, Refusal } from './asynchronous.js'

export const navigation = (pages: Pages) => {
  const by = (way: Way) =>
    asynchronous(way, ({ url }: Options) => {
      const [address = '', search = ''] = String(url).split('?')
      const path = resolved(pages.top()?.path ?? '', address)
      const obstacle = pages.obstacle(path, way)
      if (obstacle) throw new Refusal(obstacle)
      pages[way](path, queryOf(search))
      return {}
    })
  return {
    navigateTo: by('navigateTo'),
    redirectTo: by('redirectTo'),
    switchTab: by('switchTab'),
    reLaunch: by('reLaunch'),
    navigateBack: asynchronous('navigateBack', ({ delta = 1 }: Options) => {
      if (pages.stack.length < 2) throw new Refusal('cannot navigate back at first page')
      pages.navigateBack(Number(delta))
      return {}
    }),
  }
}

// WeChat hands the values on as they were written; whoever encoded them decodes them.
const queryOf = (search: string) =>
  Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [name, value.join('=')]
      }),
  )
