import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Storage } from '../../api/_platform/pictures/storage.js'
import { takePicture } from '../../api/_platform/pictures/take-picture.js'
import { pictures } from '../../db/schema/index.js'
import { makeJpeg } from '../support/images.js'
import { createDatabase } from '../support/postgres.js'
import { makePerson, makeRuntime, makeShop, NOW } from '../support/shop.js'

const AT_ONCE = 8

let database: Awaited<ReturnType<typeof createDatabase>>

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database?.close())

/** A keeper that answers once `count` pictures have come. */
const keeperOf = (count: number): Storage => {
  let come = 0
  let open = () => {}
  const allHere = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    put: async () => {
      come += 1
      if (come === count) open()
      await allHere
    },
    get: async () => null,
    remove: async () => {},
  }
}

it('of many pictures sent at once no more are taken than a person may send in a day', async () => {
  const { runtime } = makeRuntime(database.db)
  const shop = await makeShop(runtime)
  const guest = await makePerson(runtime, shop)
  const row = { merchantId: shop.merchantId, width: 1, height: 1, bytes: 1, check: 'none' as const }
  const sent = { ...row, uploadedBy: guest.personId, createdAt: NOW }
  await database.db
    .insert(pictures)
    .values(Array.from({ length: 19 }, (_, index) => ({ ...sent, key: `${index}` })))
  // Opening connections one by one would put them in line.
  await Promise.all(Array.from({ length: AT_ONCE }, () => database.db.execute('select pg_sleep(0.2)')))
  const storage = keeperOf(AT_ONCE)
  const takes = Array.from({ length: AT_ONCE }, async () =>
    takePicture(guest.ctx(), { file: await makeJpeg(), storage, origin: null }),
  )
  const outcomes = (await Promise.allSettled(takes)).map((take) =>
    take.status === 'fulfilled' ? 'taken' : take.reason.code,
  )
  expect(outcomes.sort()).toEqual([...Array(AT_ONCE - 1).fill('picture_limit'), 'taken'])
})
