import * as z from 'zod'
import { type WorkHandler, workInSteps } from '../tick.js'

/** Takes what is kept under a key out of storage. */
const removePicture = workInSteps(
  'removePicture',
  z.object({ key: z.string() }),
  async ({ db, storage }, { key }, finish) => {
    await storage?.remove(key)
    await finish(db)
  },
)

export const pictureHandlers: WorkHandler[] = [removePicture]
