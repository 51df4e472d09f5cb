import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../api/_platform/ids.js'
import { callsTo } from '../support/api.js'
import { makeJpeg } from '../support/images.js'
import { sendPicture } from '../support/picture-house.js'
import { createDatabase } from '../support/postgres.js'
import { startS3Bucket } from '../support/s3-bucket.js'
import { makePerson, makeShop, type TestPerson, type TestShop } from '../support/shop.js'
import { CARRIED, LOADED, LOADED_LATER } from '../support/vercel/carried.js'
import { functionEnvironment } from '../support/vercel/environment.js'
import { type Door, doorNames, makeOutput, type Output } from '../support/vercel/output.js'
import { doorsThatDie, type ServedOutput, serveOutput } from '../support/vercel/serve.js'
import { bundledIn, ownFilesOf, packagesIn } from '../support/vercel/trace.js'

const BUILT_WITHIN_MS = 240_000
const S3 = { accessKey: 'AKIDEXAMPLE', secretKey: 'secret', region: 'auto' }
// The control: tsc refuses the import without its .js, the builder takes it.
const FORGETFUL = `
import { EVENTS } from './_tracking/vocabulary'
export default { fetch: () => Response.json(EVENTS) }
`

let database: Awaited<ReturnType<typeof createDatabase>>
let output: Output
let served: ServedOutput
let bucket: Awaited<ReturnType<typeof startS3Bucket>>
let api: ReturnType<typeof callsTo>
let shop: TestShop
let guest: TestPerson

beforeAll(async () => {
  output = await makeOutput({
    planted: { 'api/forgetful.ts': FORGETFUL },
    doors: [...doorNames(), 'forgetful'],
  })
  database = await createDatabase()
  bucket = await startS3Bucket(S3, 'pictures')
  const functions = functionEnvironment(database)
  shop = await makeShop(functions.runtime)
  guest = await makePerson(functions.runtime, shop)
  served = await serveOutput(output, { ...functions.env, ...bucketSettings() })
  api = callsTo(served.origin)
}, BUILT_WITHIN_MS)

afterAll(async () => {
  await served?.close()
  await bucket?.close()
  await output?.remove()
  await database?.close()
})

const bucketSettings = () => ({
  ...{ S3_BUCKET_URL: bucket.url, S3_REGION: S3.region },
  ...{ S3_ACCESS_KEY: S3.accessKey, S3_SECRET_KEY: S3.secretKey },
})
const ofShop = (path: string) => `/merchants/${shop.slug}${path}`
const availability = () => ofShop(`/stores/${shop.storeId}/availability?partySize=2`)
const doorOf = (name: string) => {
  const found = output.doors.find((door) => door.name === name)
  if (!found) throw new Error(`no door ${name}`)
  return found
}

/** The first free table on the second open day from now. */
const findFreeTable = async () => {
  const days: { on: string; open: boolean }[] = (await api.get(availability())).body.days
  const day = days.filter(({ open }) => open)[1]
  const [slot] = (await api.get(`${availability()}&on=${day?.on}`)).body.slots
  return { tableId: slot.freeTableIds[0], startsAt: slot.startsAt, partySize: 2 }
}

describe("promise R3: a table is booked through Vercel's built output", () => {
  it('holds every door, and every door starts from the files it carries', async () => {
    expect(output.doors.map(({ name }) => name)).toEqual(expect.arrayContaining(['cron', 'events', 'index']))
    expect(await doorsThatDie(output, served)).toEqual({
      forgetful: expect.stringMatching(/Cannot find module '.*_tracking\/vocabulary' imported from/),
    })
  })

  it('books a table once, however often the request is sent', async () => {
    const body = { ...(await findFreeTable()), contactPhone: '13800001111' }
    const book = { token: guest.token, key: randomUUID(), body }
    const booked = await api.post(`/stores/${shop.storeId}/reservations`, book)
    expect(booked).toMatchObject({ status: 201, body: { tableId: body.tableId, status: 'booked' } })
    const again = await api.post(`/stores/${shop.storeId}/reservations`, book)
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: booked.body })
    expect((await findFreeTable()).tableId).not.toBe(body.tableId)
  })

  it('shows the shop, and answers about itself', async () => {
    const storefront = await api.get(ofShop('/storefront'))
    expect(storefront.body).toMatchObject({
      merchant: { slug: shop.slug },
      stores: [{ id: shop.storeId }],
    })
    expect(await api.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(Object.keys((await api.get('/openapi.json')).body.paths)).toContain('/api/me')
  })

  it('files events at their own door', async () => {
    const event = { id: newUuid(new Date()), name: 'app_opened', occurredAt: new Date() }
    const batch = { appid: shop.appid, visitorId: randomUUID(), sentAt: new Date(), events: [event] }
    const filed = { accepted: 1, duplicates: 0, refused: [] }
    expect(await api.post('/events', { body: batch })).toMatchObject({ status: 200, body: filed })
    const again = await api.post('/events', { body: batch, token: guest.token })
    expect(again.body).toEqual({ ...filed, accepted: 0, duplicates: 1 })
  })

  it('takes a picture in at its own door, draws it anew and shows it', async () => {
    const { token } = guest
    const sent = await sendPicture(served, await makeJpeg(), { token })
    expect(sent).toMatchObject({ status: 201, body: { width: 400, height: 300 } })
    expect([...bucket.objects.keys()]).toEqual([sent.body.picture.slice('/pictures/'.length)])
    const shown = await fetch(served.origin + sent.body.picture)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(shown.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(Buffer.from(await shown.arrayBuffer())).toEqual([...bucket.objects.values()][0])
    const refused = await sendPicture(served, '<svg/>', { token })
    expect(refused).toMatchObject({ status: 415, body: { error: { code: 'picture_type' } } })
    const nobodys = await fetch(`${served.origin}/pictures/${shop.merchantId}/${'0'.repeat(64)}.jpg`)
    expect(nobodys.status).toBe(404)
  })

  it('answers in the one error shape where nothing is, and to a forged token', async () => {
    const lost = await api.get('/nowhere')
    expect(lost).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    expect((await api.get('/me', 'e30.e30.e30')).status).toBe(401)
    expect((await fetch(`${served.origin}/nowhere`)).status).toBe(404)
  })

  it('lets nobody but the scheduler do the due work, once a day, for a minute', async () => {
    expect(await api.get('/cron')).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
    const { crons } = JSON.parse(readFileSync(join(output.folder, 'config.json'), 'utf8'))
    expect(crons).toEqual([{ path: '/api/cron', schedule: '0 19 * * *' }])
    expect(doorOf('cron').maxDuration).toBe(60)
  })
})

describe('headers', () => {
  const headersOf = async (path: string) => (await fetch(served.origin + path)).headers
  const aFile = (folder: string) =>
    `/${folder}/${readdirSync(join(output.folder, 'static', folder)).find((name) => /\.(js|css)$/.test(name))}`

  it.each(['/', '/m/some-shop', '/api/health', '/nowhere'])('guard %s', async (path) => {
    expect(Object.fromEntries(await headersOf(path))).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none'$/),
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
  })

  it('let a page be asked for anew and its hashed files be kept', async () => {
    const page = await fetch(`${served.origin}/m/some-shop`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toBe(readFileSync(join(output.folder, 'static/index.html'), 'utf8'))
    for (const path of ['/', '/index.html', '/m/some-shop'])
      expect((await headersOf(path)).get('cache-control'), path).toBe('no-cache')
    const kept = 'public, max-age=31536000, immutable'
    expect((await headersOf(aFile('js'))).get('cache-control')).toBe(kept)
  })

  it('let the edge keep what everybody sees for seconds, and nothing else', async () => {
    const cached = async (path: string) => {
      const { headers } = await api.get(path)
      return [headers.get('cache-control'), headers.get('cdn-cache-control')]
    }
    const briefly = ['public, max-age=0, must-revalidate', 'max-age=10, stale-while-revalidate=60']
    const shared = [
      '/storefront',
      '/offers',
      ...['menu', 'floor-plan'].map((of) => `/stores/${shop.storeId}/${of}`),
    ]
    for (const path of shared) expect(await cached(ofShop(path)), path).toEqual(briefly)
    const own = [
      availability(),
      ofShop('/nothing'),
      '/merchants/nobody/storefront',
      '/me',
      '/health',
      '/cron',
    ]
    for (const path of own) expect(await cached(path), path).toEqual(['no-store', null])
  })
})

describe('what a door carries', () => {
  it.each(doorNames())('%s: these packages beside its bundles, and in them, and no other', (name) => {
    const door = doorOf(name)
    const { atOnce, later } = bundledIn(door, output.bundles)
    expect(packagesIn(door.files)).toEqual(CARRIED[name]?.toSorted())
    expect(packagesIn(atOnce)).toEqual(LOADED[name]?.toSorted())
    expect(packagesIn(later)).toEqual(LOADED_LATER[name]?.toSorted())
  })

  it.each(doorNames())('%s: bundles instead of sources, with nothing in them twice', (name) => {
    const door = doorOf(name)
    const carried = ownFilesOf(door).filter((file) => !/^(\.vc-config|package)\.json$/.test(file))
    const handler = [door.handler, `${door.handler}.map`]
    expect(carried.filter((file) => !handler.includes(file) && !(file in output.bundles))).toEqual([])
    const { atOnce, later } = bundledIn(door, output.bundles)
    const sources = [...atOnce, ...later]
    expect(sources.length).toBe(new Set(sources).size)
  })

  it.each(doorNames())('%s: nothing of the local shop, the demo, the migrations or the tests', (name) => {
    const { atOnce, later } = bundledIn(doorOf(name), output.bundles)
    const strange = /^(test|miniapp)|^api\/_(local|build)\/|^db\/(seed|migrations|pglite)|\.test\./
    expect([...atOnce, ...later].filter((file) => strange.test(file))).toEqual([])
  })

  it.each(doorNames())('%s: of zod what its rooms use', (name) => {
    const { atOnce } = bundledIn(doorOf(name), output.bundles)
    expect(atOnce.filter((file) => /zod\/v4\/locales\/(?!en\.)/.test(file))).toEqual([])
  })

  it.each(doorNames())('%s: every bundle can be loaded from there', async (name) => {
    expect(await bundlesThatDie(doorOf(name))).toEqual('')
  })

  it('events: its room and what it stands on, without WeChat, the queue or the API', () => {
    const own = bundledIn(doorOf('events'), output.bundles).atOnce.filter((file) => /^(api|db)\//.test(file))
    const rooms = new Set(own.map((file) => /^api\/(_[a-z]+)\//.exec(file)?.[1]))
    expect([...rooms].sort()).toEqual(['_platform', '_tracking', undefined])
    expect(own.filter((file) => /wechat|due-work|\/(http|openapi|runtime)\./.test(file))).toEqual([])
  })
})

/** What Node says when it loads all bundles of a door, those too that wait for another database or a token. */
const bundlesThatDie = async ({ folder, files }: Door) => {
  const bundles = files.filter((file) => file in output.bundles)
  const load = `for (const file of ${JSON.stringify(bundles)}) await import(process.cwd() + '/' + file)`
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', load], {
    cwd: folder,
    env: {},
  })
  return stderr
}
