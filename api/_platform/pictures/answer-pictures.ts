import { authenticate } from '../authenticate.js'
import type { Ground, Runtime } from '../context.js'
import { fail } from '../errors.js'
import { newUuid } from '../ids.js'
import { toErrorReply } from '../replies.js'
import { readTwice } from '../transaction.js'
import { findPicture } from './check-picture.js'
import { readPicturePath } from './picture-path.js'
import { readFile } from './read-form.js'
import { takePicture } from './take-picture.js'

export type PictureGround = Ground &
  Pick<Runtime, 'storage'> & {
    /** Where the shop is on the internet; null where it is only known from who asks. */
    publicOrigin: string | null
  }

// Each holds its 8 MB; whoever comes later comes again, and nobody takes every place.
const AT_ONCE = 8
const AT_ONCE_EACH = 2
// Its name is its content, so a browser never asks again. The edge does, for a picture may be refused later.
const SERVED = {
  'Content-Type': 'image/jpeg',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'public, max-age=31536000, immutable',
  'CDN-Cache-Control': 'max-age=600',
}

/** Whose pictures are being taken in. */
let underWay: string[] = []

/** Answers `POST /api/pictures`, by anybody who is signed in, and `GET /pictures/<merchant>/<sha256>.jpg`, by everybody. */
export const answerPictures = async (ground: PictureGround, request: Request): Promise<Response> => {
  try {
    const { pathname } = new URL(request.url)
    if (request.method === 'POST' && pathname === '/api/pictures') return await take(ground, request)
    if (request.method === 'GET' || request.method === 'HEAD') return await show(ground, request, pathname)
    return fail('not_found')
  } catch (error) {
    const { status, body, headers } = toErrorReply(error, newUuid(ground.clock()), ground.log)
    return Response.json(body, { status, headers })
  }
}

const take = async (ground: PictureGround, request: Request) => {
  const authorization = request.headers.get('authorization') ?? undefined
  const ctx = await readTwice(() => authenticate(ground, authorization))
  const { personId } = ctx.actor
  const own = underWay.filter((id) => id === personId)
  if (underWay.length >= AT_ONCE || own.length >= AT_ONCE_EACH) fail('too_many_requests')
  underWay = [...underWay, personId]
  try {
    const file = await readFile(request)
    const storage = ground.storage ?? fail('storage_missing')
    const wish = { file, storage, origin: originOf(ground, request) }
    const headers = { 'Cache-Control': 'no-store' }
    return Response.json(await takePicture(ctx, wish), { status: 201, headers })
  } finally {
    underWay = underWay.toSpliced(underWay.indexOf(personId), 1)
  }
}

const show = async ({ db, storage }: PictureGround, request: Request, pathname: string) => {
  const { key, merchantId } = readPicturePath(pathname) ?? fail('not_found')
  const found = await readTwice(() => findPicture({ db, merchantId }, pathname))
  if (!found || !storage) return fail('not_found')
  const headers = { ...SERVED, 'Content-Length': String(found.bytes) }
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response((await storage.get(key)) ?? fail('not_found'), { headers })
}

// WeChat looks at nothing but https.
const originOf = ({ publicOrigin }: PictureGround, request: Request) => {
  const { origin, protocol } = new URL(request.url)
  return publicOrigin ?? (protocol === 'https:' ? origin : null)
}
