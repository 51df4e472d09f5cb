import type { WeekFigures } from '../../../../api/_insights/index.js'
import { layBeside, type Weeks } from '../../../../api/_reports/week/telling/comparing.js'
import { tellWeek } from '../../../../api/_reports/week/telling/tell-week.js'
import { NOW } from '../../../support/shop.js'
import { LAST_WEEK, weekOf } from '../../../support/weeks.js'

export const POSTER = 'chn_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'
export const STICKER = 'chn_019ac1b2c3d47e5f8a9b0c1d2e3f4a5c'
export const OFFER = 'off_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'
export const DISH = 'dsh_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'
export const CLERK = 'stf_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'
export const STORE = 'sto_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b'

type Channel = WeekFigures['channels'][number]
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)

export const channel = (
  wish: Partial<Channel> & Pick<Channel, 'channelId' | 'source' | 'name' | 'visitorsByDay'>,
): Channel => ({
  ...{ ended: false, visitors: sum(wish.visitorsByDay), fans: 0, members: 0, visits: 0, costFen: 0 },
  ...wish,
})
export const poster = (visitorsByDay: number[], wish: Partial<Channel> = {}) =>
  channel({ channelId: POSTER, source: 'poster', name: '门口海报', visitorsByDay, ...wish })
export const sticker = (visitorsByDay: number[], wish: Partial<Channel> = {}) =>
  channel({ channelId: STICKER, source: 'tableSticker', name: '桌贴', visitorsByDay, ...wish })

/** The figures of a quiet shop; the same every week. */
export const QUIET = {
  ...{ visitors: 300, fans: 60, members: 20, visits: 200, returns: 80, bookings: 40, seated: 30, covers: 90 },
  ...{ noShows: 3, claims: 30, redemptions: 20, discountFen: 60_000, billFen: 600_000 },
}

/** `now` after eight weeks `before`, the latest first. */
export const weeks = (
  now: Partial<WeekFigures>,
  before: Partial<WeekFigures>[] = Array(8).fill({ figures: QUIET }),
): Weeks =>
  layBeside({
    monday: LAST_WEEK,
    now: weekOf(now),
    earlier: Array.from({ length: 8 }, (_, at) => (before[at] ? weekOf(before[at]) : null)),
  })

const PLACE = { merchantName: '试菜馆', storeName: '1店', stores: 1 }
export const STANDING = {
  ...{ storeId: STORE, hasOffers: true, offers: [], unfeatured: [], tagsNoShows: false },
  codes: [{ id: STICKER, kind: 'tableSticker' as const, name: '桌贴', madeOn: LAST_WEEK }],
}

export const told = (of: Weeks, standing: Parameters<typeof tellWeek>[2] = STANDING) =>
  tellWeek(of, PLACE, standing, NOW)
export const words = (of: Weeks) => told(of).sentences.map((sentence) => sentence.words)
