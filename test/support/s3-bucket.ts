import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Keys = { accessKey: string; secretKey: string; region: string }

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** A bucket on loopback that takes what is signed by AWS's rules (Signature Version 4) with these keys, and nothing else. */
export const startS3Bucket = async (keys: Keys, bucket: string) => {
  const objects = new Map<string, Buffer>()
  const refused: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readAll(request)
    const fault = faultOf(request, body, keys)
    const key = decodeURIComponent((request.url ?? '').slice(`/${bucket}/`.length))
    if (fault) {
      refused.push(fault)
      return void response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`)
    }
    if (request.method === 'PUT') objects.set(key, body)
    if (request.method === 'DELETE') objects.delete(key)
    const found = request.method === 'GET' ? objects.get(key) : Buffer.alloc(0)
    response.writeHead(found ? (request.method === 'DELETE' ? 204 : 200) : 404).end(found)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${bucket}`,
    objects,
    refused,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const readAll = async (request: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

const faultOf = (request: IncomingMessage, body: Buffer, keys: Keys): string | null => {
  const [, id, date = '', region, names = '', signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? '') ?? []
  if (!signature) return 'AccessDenied'
  if (id !== keys.accessKey) return 'InvalidAccessKeyId'
  if (region !== keys.region) return 'AuthorizationHeaderMalformed'
  const at = String(request.headers['x-amz-date'])
  const signedNames = names.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signedNames.includes(name)))
    return 'AccessDenied'
  if (!at.startsWith(date) || Math.abs(instantOf(at) - Date.now()) > 15 * 60_000)
    return 'RequestTimeTooSkewed'
  const bodyHash = String(request.headers['x-amz-content-sha256'])
  if (bodyHash !== sha256(body)) return 'XAmzContentSHA256Mismatch'

  const url = new URL(request.url ?? '', 'http://bucket')
  const canonical = [
    ...[request.method, encodePath(url.pathname), [...url.searchParams].sort().join('&')],
    ...signedNames.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    ...['', names, bodyHash],
  ].join('\n')
  const scope = `${date}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')
  const key = [date, keys.region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${keys.secretKey}`)
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch'
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const encodePath = (path: string) => path.split('/').map(decodeURIComponent).map(encodeURIComponent).join('/')
const instantOf = (at: string) =>
  Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
