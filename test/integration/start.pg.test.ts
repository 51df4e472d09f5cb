import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_SLUG } from '../../db/seed/index.js'
import { signIn } from '../support/local-guest.js'
import { createDatabase } from '../support/postgres.js'
import { type LocalServer, startServer } from '../support/server.js'

let database: Awaited<ReturnType<typeof createDatabase>>
let server: LocalServer

beforeAll(async () => {
  database = await createDatabase({ maxConnections: 1 })
  server = await startServer({ databaseUrl: database.url, at: '2026-11-25T09:00:00+08:00' })
})
afterAll(async () => {
  await server?.stop()
  await database?.close()
})

const storefront = async () => {
  const reply = await fetch(`${server.origin}/api/merchants/${DEMO_SLUG}/storefront`)
  return (await reply.json()) as { merchant: { id: string }; stores: { name: string }[] }
}

it('opens the demo shop on a PostgreSQL server that DATABASE_URL names', async () => {
  expect((await storefront()).stores.map((store) => store.name)).toEqual(['滨江店', '老街店'])
  const owner = await signIn(server.origin, 'owner')
  expect((await owner.get('/me')).body.staff).toEqual([{ role: 'owner', storeId: null }])
})

it('finds the same shop there the next time, and another one after --reset', async () => {
  const before = (await storefront()).merchant.id
  await server.stop()
  server = await startServer({ databaseUrl: database.url })
  expect((await storefront()).merchant.id).toBe(before)
  await server.stop()
  server = await startServer({ databaseUrl: database.url, reset: true })
  expect((await storefront()).merchant.id).not.toBe(before)
})

it('refuses to empty a database that is not on this machine', async () => {
  const far = startServer({ databaseUrl: 'postgres://db.example.com/shop', reset: true })
  await expect(far).rejects.toThrow('--reset empties a database on this machine only')
})

it('says so in a sentence when the database does not answer', async () => {
  const nobody = startServer({ databaseUrl: 'postgres://127.0.0.1:1/shop' })
  await expect(nobody).rejects.toThrow('The database at 127.0.0.1:1 does not answer.')
})
