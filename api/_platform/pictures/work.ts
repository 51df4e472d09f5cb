import { and, eq, ne } from 'drizzle-orm'
import * as z from 'zod'
import type { Database } from '../../../db/client.js'
import { pictures } from '../../../db/schema/index.js'
import { dropWork } from '../due-work.js'
import { type WorkHandler, workInSteps } from '../tick.js'
import { inTransaction } from '../transaction.js'

/** Takes what is kept under a key out of storage, unless somebody has sent the same picture since. */
const removePicture = workInSteps(
  'removePicture',
  z.object({ key: z.string() }),
  async ({ db, storage }, { key }, finish) => {
    if (!(await isShown(db, key))) await storage?.remove(key)
    // The name of a picture is made of it: once it is gone, nothing keeps that either.
    await inTransaction(db, async (tx) => {
      await finish(tx)
      await dropWork(tx, [key])
    })
  },
)

const isShown = async (db: Database, key: string) => {
  const [row] = await db
    .select({ key: pictures.key })
    .from(pictures)
    .where(and(eq(pictures.key, key), ne(pictures.check, 'refused')))
  return row !== undefined
}

export const pictureHandlers: WorkHandler[] = [removePicture]
