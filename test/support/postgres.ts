import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '../../db/client.js'

/** A migrated, empty database of its own on a real PostgreSQL; `close` drops it. */
export async function createDatabase({ maxConnections = 20 } = {}) {
  const { url, drop } = await createFrom(inject('postgres').template)
  const { db, close } = await openDatabase(url, { maxConnections })
  return {
    db,
    url,
    async close() {
      await close()
      await drop()
    },
  }
}

/** A database of its own without a single table, and nobody connected to it. */
export const createBareDatabase = () => createFrom('template0')

async function createFrom(template: string) {
  const { server } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return { url: `${server}/${name}`, drop: () => administer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function administer(server: string, statement: string) {
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(statement)
  await client.end()
}
