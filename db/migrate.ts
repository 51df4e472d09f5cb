import { openDatabase } from './client.js'

const url = process.env.DATABASE_URL
if (!url) throw new Error('Set DATABASE_URL to the database that is to be migrated.')
const database = await openDatabase(url, { maxConnections: 1 })
await database.migrate()
await database.close()
process.stdout.write('Migrated.\n')
