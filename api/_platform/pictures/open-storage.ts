import type { Env } from '../env.js'
import { AppError, fail } from '../errors.js'
import type { Storage } from './storage.js'

/** The keeper that the settings name, a bucket before a Blob store; null where they name none. */
export const openStorage = (env: Env): Storage | null => {
  const { BLOB_READ_WRITE_TOKEN: token, S3_BUCKET_URL: bucketUrl } = env
  if (bucketUrl) {
    const keys = { accessKey: env.S3_ACCESS_KEY ?? '', secretKey: env.S3_SECRET_KEY ?? '' }
    const wish = { bucketUrl, region: env.S3_REGION, ...keys }
    return asked(async () => (await import('./s3-storage.js')).s3Storage(wish))
  }
  return token ? asked(async () => (await import('./blob-storage.js')).blobStorage(token)) : null
}

/** Its library is loaded with the first picture, and its own errors, which may quote an address or a key, stay here. */
const asked = (open: () => Promise<Storage>): Storage => {
  const ask = async <T>(work: (storage: Storage) => Promise<T>): Promise<T> => {
    try {
      return await work(await open())
    } catch (error) {
      if (error instanceof AppError) throw error
      return fail('storage_unavailable')
    }
  }
  return {
    put: (key, bytes) => ask((storage) => storage.put(key, bytes)),
    get: (key) => ask((storage) => storage.get(key)),
    remove: (key) => ask((storage) => storage.remove(key)),
  }
}
