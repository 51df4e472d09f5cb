import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderStorage } from '../../api/_local/picture-folder.js'
import { readEnv } from '../../api/_platform/env.js'
import { openStorage } from '../../api/_platform/pictures/open-storage.js'
import type { Storage } from '../../api/_platform/pictures/storage.js'
import { startBlobStore } from '../support/blob-store.js'
import { startS3Bucket } from '../support/s3-bucket.js'

const KEY = `mer_${'a'.repeat(32)}/${'0'.repeat(64)}.jpg`
const S3 = { accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'auto' }
const BLOB_TOKEN = 'vercel_blob_rw_teststore_secret'
const DISPATCHER = Symbol.for('undici.globalDispatcher.1')

type Bucket = Awaited<ReturnType<typeof startS3Bucket>>
type BlobStore = Awaited<ReturnType<typeof startBlobStore>>

let folder: string
let bucket: Bucket
let store: BlobStore
let keepers: Record<string, Storage>
let comeBack: () => void

const settings = (wish: Record<string, string>) => {
  const key = randomBytes(32).toString('base64')
  const keys = { SHUKE_LOOKUP_KEY: key, SHUKE_TOKEN_KEY: key, CRON_SECRET: key }
  return readEnv({ DATABASE_URL: 'memory:', SHUKE_SEALING_KEYS: `t:${key}`, ...keys, ...wish })
}
const s3 = (wish: Partial<typeof S3> & { url?: string } = {}) => {
  const { url, accessKey, secretKey, region } = { ...S3, url: bucket.url, ...wish }
  const keys = { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_REGION: region }
  return open({ S3_BUCKET_URL: url, ...keys })
}
const open = (wish: Record<string, string>) => {
  const storage = openStorage(settings(wish))
  if (!storage) throw new Error('no keeper')
  return storage
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shuke-pictures-'))
  bucket = await startS3Bucket(S3, 'pictures')
  store = await startBlobStore(BLOB_TOKEN)
  comeBack = await leadBlobTo(store.origin)
  keepers = {
    folder: folderStorage(folder),
    bucket: s3(),
    blob: open({ BLOB_READ_WRITE_TOKEN: BLOB_TOKEN }),
  }
})
afterAll(async () => {
  comeBack?.()
  await bucket?.close()
  await store?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The Blob client asks Vercel's own hosts; what it sends there goes to `origin` instead. */
const leadBlobTo = async (origin: string) => {
  // There is a dispatcher to lead astray once something has been asked.
  await fetch(origin)
  const known = globalThis as unknown as Record<
    symbol,
    { dispatch(options: object, handler: object): boolean }
  >
  const usual = known[DISPATCHER]
  if (!usual) throw new Error('Node keeps its dispatcher elsewhere now')
  known[DISPATCHER] = {
    ...usual,
    dispatch: (options, handler) => {
      const isBlob = /vercel\.com$|vercel-storage\.com$/.test(String((options as { origin?: URL }).origin))
      return usual.dispatch(isBlob ? { ...options, origin } : options, handler)
    },
  }
  return () => {
    known[DISPATCHER] = usual
  }
}

const read = async (stream: ReadableStream<Uint8Array> | null) =>
  stream && Buffer.from(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())

describe.each(['folder', 'bucket', 'blob'])('a %s', (name) => {
  const keeper = () => keepers[name] as Storage

  it('keeps what it is given, as it is, until it is taken out', async () => {
    expect(await keeper().get(KEY)).toBeNull()
    const bytes = new Uint8Array(randomBytes(300_000))
    await keeper().put(KEY, bytes)
    expect((await read(await keeper().get(KEY)))?.equals(bytes)).toBe(true)
    await keeper().put(KEY, bytes)
    await keeper().remove(KEY)
    await keeper().remove(KEY)
    expect(await keeper().get(KEY)).toBeNull()
  })
})

describe('a bucket', () => {
  const failing = expect.objectContaining({ code: 'storage_unavailable' })
  const bytes = new Uint8Array([1, 2, 3])

  it('takes nothing that is not signed with its keys', async () => {
    const wrong = [s3({ secretKey: 'guessed' }), s3({ accessKey: 'ANOTHER' }), s3({ region: 'eu-west-1' })]
    for (const keeper of wrong) {
      await expect(keeper.put(KEY, bytes)).rejects.toThrow(failing)
      await expect(keeper.get(KEY)).rejects.toThrow(failing)
    }
    expect(new Set(bucket.refused)).toEqual(
      new Set(['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'AuthorizationHeaderMalformed']),
    )
    expect(bucket.objects.size).toBe(0)
  })

  it('that is away, or refuses the token, says so without an address or a key', async () => {
    const away = [
      s3({ url: 'http://127.0.0.1:1/pictures' }),
      open({ BLOB_READ_WRITE_TOKEN: 'vercel_blob_rw_teststore_other' }),
    ]
    for (const keeper of away) {
      const error: Error = await keeper.put(KEY, bytes).catch((fault) => fault)
      expect(error).toEqual(failing)
      expect(JSON.stringify([error.message, error.stack, error.cause])).not.toMatch(
        /AKID|127\.0\.0\.1|teststore/,
      )
    }
  })
})

it('a Blob store is private', () => {
  expect(store.asked.filter(({ method }) => method === 'PUT').map(({ access }) => access)).toContain(
    'private',
  )
})

describe('the settings', () => {
  it('name no keeper, one of them, or a bucket before a Blob store', () => {
    expect(openStorage(settings({}))).toBeNull()
    expect(openStorage(settings({ BLOB_READ_WRITE_TOKEN: 'x' }))).not.toBeNull()
  })

  it.each([
    ['a bucket without keys', { S3_BUCKET_URL: 'https://b.example' }, 'S3_BUCKET_URL'],
    ['a bucket that is no address', { S3_BUCKET_URL: 'pictures' }, 'S3_BUCKET_URL'],
    [
      'a bucket reached in clear in production',
      {
        ...{ S3_BUCKET_URL: 'http://b.example', S3_ACCESS_KEY: 'topsecret', S3_SECRET_KEY: 'topsecret' },
        ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x' },
      },
      'S3_BUCKET_URL',
    ],
    ['an origin with a path', { PUBLIC_ORIGIN: 'https://a.example/shop' }, 'PUBLIC_ORIGIN'],
    ['an origin in clear', { PUBLIC_ORIGIN: 'http://a.example' }, 'PUBLIC_ORIGIN'],
  ])('refuse %s, by name', (_, wish, name) => {
    expect(() => settings(wish as Record<string, string>)).toThrow(name)
    expect(() => settings(wish as Record<string, string>)).not.toThrow('topsecret')
  })
})
