import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count } from 'drizzle-orm'
import { folderStorage } from '../../api/_local/picture-folder.js'
import { pictures } from '../../db/schema/index.js'
import { type Answer, serveApi } from './api.js'
import { openTestDatabase } from './pglite.js'
import { makeRuntime, makeShop } from './shop.js'

type Sent = { token: string; name?: string; type?: string; field?: string }

/** Sends a picture as a phone does. */
export const sendPicture = async (
  { origin }: { origin: string },
  bytes: Uint8Array | string,
  { token, name = 'photo.jpg', type = 'image/jpeg', field = 'file' }: Sent,
) => {
  const form = new FormData()
  form.append(field, new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name)
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${origin}/api/pictures`, { method: 'POST', headers, body: form })
  const answer: Pick<Answer, 'status' | 'body'> = { status: reply.status, body: await reply.json() }
  return answer
}

/** A shop whose pictures are kept in a folder. */
export const openPictureHouse = async () => {
  const database = await openTestDatabase()
  const made = makeRuntime(database.db)
  const folder = await mkdtemp(join(tmpdir(), 'shuke-pictures-'))
  made.runtime.storage = folderStorage(folder)
  const api = await serveApi(made.runtime)
  return {
    ...{ db: database.db, made, api, shop: await makeShop(made.runtime) },
    show: async (path: string, method = 'GET') => {
      const reply = await fetch(api.origin + path, { method })
      return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
    },
    /** How many pictures the database knows, and how many lie in the folder. */
    kept: async () => {
      const [row] = await database.db.select({ count: count() }).from(pictures)
      const files = await readdir(folder, { recursive: true })
      return { rows: row?.count, files: files.filter((file) => file.endsWith('.jpg')).length }
    },
    close: async () => {
      await api.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type PictureHouse = Awaited<ReturnType<typeof openPictureHouse>>
