import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { dishes, offers, people, pictures, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { dropWork, putWork } from '../../_platform/due-work.js'
import { pathOf } from '../../_platform/pictures/picture-path.js'

/** Takes the pictures they sent, or the one at `path`, out of the shop and out of storage, but for those that the shop itself shows. */
export const erasePictures = async (ctx: MerchantContext, ids: string[], path?: string) => {
  const { db, merchantId, now } = ctx
  const sent = await db
    .select({ key: pictures.key })
    .from(pictures)
    .where(and(eq(pictures.merchantId, merchantId), inArray(pictures.uploadedBy, ids)))
  if (sent.length === 0) return
  const shown = await listShown(
    ctx,
    sent.map(({ key }) => pathOf(key)),
    ids,
  )
  const gone = sent
    .map(({ key }) => key)
    .filter((key) => !shown.has(pathOf(key)) && (!path || pathOf(key) === path))
  if (gone.length === 0) return
  await db.delete(pictures).where(and(eq(pictures.merchantId, merchantId), inArray(pictures.key, gone)))
  await dropWork(db, gone)
  for (const key of gone) await putWork({ db, now }, { kind: 'removePicture', data: { key } }, { dueAt: now })
}

/** Which of these paths somebody else shows: a dish, an offer, a store, another person. */
const listShown = async ({ db, merchantId }: MerchantContext, paths: string[], ids: string[]) => {
  const found = [
    await db
      .select({ path: dishes.picture })
      .from(dishes)
      .where(and(eq(dishes.merchantId, merchantId), inArray(dishes.picture, paths))),
    await db
      .select({ path: offers.picture })
      .from(offers)
      .where(and(eq(offers.merchantId, merchantId), inArray(offers.picture, paths))),
    await db
      .select({ path: stores.pictureDay })
      .from(stores)
      .where(and(eq(stores.merchantId, merchantId), inArray(stores.pictureDay, paths))),
    await db
      .select({ path: stores.pictureNight })
      .from(stores)
      .where(and(eq(stores.merchantId, merchantId), inArray(stores.pictureNight, paths))),
    await db
      .select({ path: people.avatar })
      .from(people)
      .where(
        and(eq(people.merchantId, merchantId), inArray(people.avatar, paths), notInArray(people.id, ids)),
      ),
  ]
  return new Set(found.flat().flatMap(({ path }) => path ?? []))
}
