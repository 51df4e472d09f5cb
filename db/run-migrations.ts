import { openDatabase } from './client.js'
import { migrate } from './migrate.js'

const url = process.env.DATABASE_URL
if (!url || !URL.canParse(url)) {
  process.stderr.write(
    'Set DATABASE_URL to the postgres:// address of the database that is to be migrated.\n',
  )
  process.exit(1)
}
const database = await openDatabase(url, { maxConnections: 1, queryTimeoutMs: 0 })
await migrate(database.db)
await database.close()
process.stdout.write('Migrated.\n')
