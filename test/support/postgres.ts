import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '../../db/client.js'

/** A migrated, empty database of its own on a real PostgreSQL; `close` drops it. */
export async function createDatabase({ maxConnections = 20 } = {}) {
  const { server, template } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = `${server}/${name}`
  const { db, close } = await openDatabase(url, { maxConnections })
  return {
    db,
    url,
    async close() {
      await close()
      await administer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function administer(server: string, statement: string) {
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(statement)
  await client.end()
}
