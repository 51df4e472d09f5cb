import { fail } from './errors.js'

/** The text of a body of up to `limit` bytes; fails with `body_too_large`. */
export const readText = async (request: Request, limit: number): Promise<string> =>
  (await readBytes(request, limit)).toString()

/** A body of up to `limit` bytes, of which no more is ever held, read until `signal` says stop; fails with `body_too_large`. */
export const readBytes = async (
  request: Request,
  limit: number,
  signal?: AbortSignal,
): Promise<Buffer<ArrayBuffer>> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) fail('body_too_large')
  // A body sent in chunks has no length to look at first.
  const chunks: Uint8Array[] = []
  let bytes = 0
  const body = request.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal })
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > limit) fail('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
