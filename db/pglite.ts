import { type DatabaseHandle, drizzleOptions } from './client.js'

/** Opens PGlite on a folder, or in memory, from `dump` where one is given. */
export const openPGlite = async (dataDir: string | undefined, dump?: Blob): Promise<DatabaseHandle> => {
  const { PGlite } = await import('@electric-sql/pglite')
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
  const { drizzle } = await import('drizzle-orm/pglite')
  const client = await PGlite.create({ dataDir, loadDataDir: dump, extensions: { btree_gist } })
  return { db: drizzle(client, drizzleOptions), close: () => client.close() }
}
