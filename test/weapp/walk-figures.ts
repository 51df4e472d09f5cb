import type { MiniProgram } from './phone.js'
import { look } from './phones.js'

/** Goes from 经营 to every page of figures and back, and looks at each. */
export const walkFigures = async (phone: MiniProgram) => {
  const { see, tap, tab, back, shown } = phone.hands
  await tab('我的')
  await tap(/我在店里上班/)
  await tab('经营')
  await see('每天到店')
  await tap(/^到店/)
  await see('数的是这些')
  await look(phone, 'rows')
  await back()
  await tap('人少在哪一步')
  await see('自己排一个漏斗')
  await look(phone, 'funnels')
  await tap('自己排一个漏斗')
  await see('再加一步')
  await look(phone, 'funnel-make')
  await back()
  await tap(/^路过到熟客/)
  await see('从这里算起')
  await look(phone, 'funnel')
  await tap(/^会员/)
  await tap(/看看认得的$/)
  await see('点开就是这位客人的那一页')
  await look(phone, 'dropped')
  await back()
  // The sheet of the step is still open; a tap above it closes it.
  await shown('.sheet-scrim')
    .first()
    .tap({ position: { x: 100, y: 60 } })
  await back()
  await back()
  for (const [row, sees, picture] of [
    ['来过的还来不来', '过了多久还来', 'retention'],
    ['带来多少，花了多少', '每张券', 'coupon-figures'],
    ['看的人多了少了', '看的人最多的', 'dish-figures'],
    ['谁常来，谁走远了', '来过几次', 'member-figures'],
  ] as const) {
    await tap(row)
    await see(sees)
    await look(phone, picture)
    if (picture === 'retention') await lookBehindCell(phone)
    await back()
    await see('每天到店')
  }
}

const lookBehindCell = async (phone: MiniProgram) => {
  const { see, back, shown } = phone.hands
  await shown('.heat-table-name').first().tap()
  await see('数的是这些人')
  await look(phone, 'returned')
  await back()
}
