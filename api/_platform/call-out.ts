import * as http from 'node:http'
import * as https from 'node:https'

/**
 * What became of a call: it was answered; or it surely never got there; or nobody knows, for the connection was lost or
 * the time was up after the request had been written.
 */
export type CalledOut =
  | { kind: 'answered'; status: number; body: Buffer }
  | { kind: 'unreached' }
  | { kind: 'lost' }

type Request = { url: URL; json?: unknown; timeoutMs: number }

const BODY_LIMIT = 4 * 1024 * 1024

/** One call, never repeated here. The errors it meets are dropped, for they may quote an address with secrets in it. */
export const callOut = async ({ url, json, timeoutMs }: Request): Promise<CalledOut> => {
  let written = false
  try {
    const answer = await new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
      const secure = url.protocol === 'https:'
      const request = (secure ? https : http).request(url, {
        method: json === undefined ? 'GET' : 'POST',
        headers: json === undefined ? {} : { 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
        // A function sleeps between requests, and a kept connection dies unseen: every send over it would be in doubt.
        agent: false,
      })
      request.once('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          written = true
        })
      })
      request.once('response', (reply) => readBody(reply).then(resolve, reject))
      request.on('error', reject)
      request.end(json === undefined ? undefined : JSON.stringify(json))
    })
    return { kind: 'answered', ...answer }
  } catch {
    return { kind: written ? 'lost' : 'unreached' }
  }
}

const readBody = async (reply: http.IncomingMessage) => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY_LIMIT) throw new Error('too long')
    chunks.push(chunk)
  }
  return { status: reply.statusCode ?? 0, body: Buffer.concat(chunks) }
}
