import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { fail } from '../errors.js'
import type { Storage } from './storage.js'
import { within } from './within.js'

const TRIES_AGAIN = 1

/** `bucketUrl` is where the bucket's objects lie, in the style its keeper asks for: with the bucket in the host or in the path. */
type Wish = { bucketUrl: string; region: string; accessKey: string; secretKey: string }

/** A bucket that speaks S3: AWS, Cloudflare R2, MinIO, Aliyun OSS. */
export const s3Storage = ({ bucketUrl, region, accessKey, secretKey }: Wish): Storage => {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region, retries: TRIES_AGAIN },
  })
  const call = async (method: string, key: string, body?: Uint8Array<ArrayBuffer>) => {
    const headers = { 'X-Amz-Content-Sha256': sha256(body ?? ''), ...(body ? TYPE : {}) }
    const url = `${bucketUrl.replace(/\/+$/, '')}/${key}`
    const reply = await within((signal) => client.fetch(url, { method, headers, body, signal }))
    if (reply.ok || reply.status === 404) return reply
    return fail('storage_unavailable')
  }
  return {
    put: async (key, bytes) => {
      if (!(await call('PUT', key, bytes)).ok) fail('storage_unavailable')
    },
    get: async (key) => {
      const reply = await call('GET', key)
      return reply.ok ? reply.body : null
    },
    remove: async (key) => {
      await call('DELETE', key)
    },
  }
}

const TYPE = { 'Content-Type': 'image/jpeg' }

const sha256 = (bytes: Uint8Array | '') => createHash('sha256').update(bytes).digest('hex')
