import { emptyWeek, type WeekFigures } from '../../api/_insights/index.js'
import { newId } from '../../api/_platform/ids.js'
import { layBeside } from '../../api/_reports/week/telling/comparing.js'
import { tellWeek } from '../../api/_reports/week/telling/tell-week.js'
import type { Database } from '../../db/client.js'
import { storeWeeks, weeklySummaries } from '../../db/schema/index.js'
import type { TestShop } from './shop.js'

/** The last week that is over where the tests stand. */
export const LAST_WEEK = '2026-11-16'

/** A week of a store that is open every day, with these figures. */
export const weekOf = (wish: Partial<WeekFigures> = {}): WeekFigures => ({
  ...emptyWeek(true),
  days: Array.from({ length: 7 }, () => ({ open: true, figures: {} })),
  ...wish,
})

type Wish = {
  storeId: string | null
  now: Date
  weekOn?: string
  week?: Partial<WeekFigures>
  standing?: Partial<Parameters<typeof tellWeek>[2]>
}

/** A summary of a week, a quiet one if nothing is wished, as if a tick had made it. */
export const makeSummary = async (
  db: Database,
  { merchantId }: Pick<TestShop, 'merchantId'>,
  { storeId, now, weekOn = LAST_WEEK, week = {}, standing = {} }: Wish,
): Promise<string> => {
  const id = newId('wks', now)
  const place = { merchantName: '试菜馆', storeName: storeId && '1店', stores: 1 }
  const stands = {
    storeId,
    hasOffers: true,
    offers: [],
    unfeatured: [],
    codes: [],
    tagsNoShows: false,
    ...standing,
  }
  const past = weekOf({
    ...week,
    nights: [],
    dishes: (week.dishes ?? []).map((dish) => ({ ...dish, interest: 20 })),
  })
  const body = tellWeek(
    layBeside({ monday: weekOn, now: weekOf(week), earlier: Array(8).fill(past) }),
    place,
    stands,
    now,
  )
  await db.insert(weeklySummaries).values({ merchantId, id, storeId, weekOn, revision: 1, body, madeAt: now })
  return id
}

/** Keeps these figures as the roll-ups of a store, or of all, the latest first. */
export const keepWeeks = async (
  db: Database,
  { merchantId }: Pick<TestShop, 'merchantId'>,
  { scope, mondays, weeks, now }: { scope: string; mondays: string[]; weeks: WeekFigures[]; now: Date },
) => {
  const rows = weeks.map((figures, at) => ({
    merchantId,
    scope,
    weekOn: mondays[at] ?? '',
    figures,
    madeAt: now,
  }))
  await db.insert(storeWeeks).values(rows)
}
