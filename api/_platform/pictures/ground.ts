import { functionGround, once } from '../ground.js'
import type { PictureGround } from './answer-pictures.js'
import { openStorage } from './open-storage.js'

/** What the door of pictures stands on, from the environment. */
export const pictureGround = once(async (): Promise<PictureGround> => {
  const { env, ...ground } = await functionGround()
  return { ...ground, storage: openStorage(env), publicOrigin: env.PUBLIC_ORIGIN ?? null }
})
