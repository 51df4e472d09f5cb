import { openDatabase } from './client.js'
import { migrate } from './migrate.js'

const url = process.env.DATABASE_URL
if (!url) throw new Error('Set DATABASE_URL to the database that is to be migrated.')
const database = await openDatabase(url, { maxConnections: 1, queryTimeoutMs: 0 })
await migrate(database.db)
await database.close()
process.stdout.write('Migrated.\n')
