import * as z from 'zod'
import { storesToWatch, watchStore } from '../../_insights/index.js'
import { fitTitle, putReports } from '../../_outreach/index.js'
import { MerchantId, StoreId } from '../../_platform/contract.js'
import { putWork } from '../../_platform/due-work.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../../_platform/tick.js'
import { getStore } from '../../_storefront/index.js'

const HOUR_MS = 3_600_000
const STORES_A_TURN = 200

const Place = z.object({ merchantId: MerchantId, storeId: StoreId })

/** Has every store looked at, some hundreds at a time; each once in an hour, and after whatever somebody waits for. */
const watchStores = workInOneStep('watchStores', Place.partial(), async ({ db, clock }, data) => {
  const now = clock()
  const after = Place.safeParse(data)
  const places = await storesToWatch(db, after.success ? after.data : null, STORES_A_TURN)
  const turn = Math.floor(now.getTime() / HOUR_MS)
  for (const place of places)
    await putWork(
      { db, now },
      { kind: 'watchStore', data: place },
      { dueAt: now, once: `watchStore ${place.storeId} ${turn}`, patient: true },
    )
  const last = places.at(-1)
  if (last && places.length === STORES_A_TURN)
    await putWork({ db, now }, { kind: 'watchStores', data: last }, { dueAt: now })
})

/** Looks at a store, and has what is not as usual told to whoever wants to hear of it. */
const watchOne = workInOneStep(
  'watchStore',
  Place,
  async ({ db, clock, sealer }, { merchantId, storeId }) => {
    const ctx = { merchantId, db, sealer, now: clock() }
    const opened = await watchStore(ctx, storeId)
    if (opened.length === 0) return
    const { name } = await getStore(ctx, storeId)
    for (const { id, words, details } of opened) {
      const message = { title: fitTitle(`${name}：${words}`), lines: details, link: null }
      await putReports(ctx, { about: 'alert', subjectId: id, storeId, message })
    }
  },
)

export const alertHandlers: WorkHandler[] = [watchStores, watchOne]
export const alertTurns: RecurringWork[] = [{ kind: 'watchStores', everyMs: HOUR_MS }]
