import { AppError, fail } from '../errors.js'
import { readBytes } from '../request-body.js'

const BODY_BYTES = 8 * 1024 * 1024
const BODY_MS = 60_000

/** The file that a form sends as `file`. Fails with `invalid_request`, `picture_too_heavy`, `picture_too_slow` or `picture_missing`. */
export const readFile = async (request: Request): Promise<Buffer> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) fail('invalid_request', '请用表单来传照片。')
  const form = await parse(await readBody(request), type)
  const file = form?.get('file')
  if (!file || typeof file === 'string' || file.size === 0) return fail('picture_missing')
  return Buffer.from(await file.arrayBuffer())
}

const readBody = async (request: Request) => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), BODY_MS)
  try {
    return await readBytes(request, BODY_BYTES, patience.signal)
  } catch (error) {
    if (patience.signal.aborted) return fail('picture_too_slow')
    if (error instanceof AppError && error.code === 'body_too_large') return fail('picture_too_heavy')
    // Whoever sends it went away.
    return fail('picture_missing')
  } finally {
    clearTimeout(timer)
  }
}

const parse = (body: Buffer<ArrayBuffer>, type: string): Promise<FormData | null> =>
  new Response(body, { headers: { 'Content-Type': type } }).formData().catch(() => null)
