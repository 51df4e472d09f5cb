import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Stands in for Vercel Blob on loopback, as far as its own client (2.x) shows what is asked of it: `PUT /?pathname=…` and
 * `POST /delete` of its API, and the objects of a private store.
 */
export const startBlobStore = async (token: string) => {
  const objects = new Map<string, Buffer>()
  const asked: { method?: string; access?: string }[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://blob')
    const body = await readAll(request)
    asked.push({ method: request.method, access: request.headers['x-vercel-blob-access'] as string })
    const reply = (status: number, value: unknown) =>
      void response.writeHead(status).end(JSON.stringify(value))
    if (request.headers.authorization !== `Bearer ${token}`)
      return reply(403, { error: { code: 'forbidden', message: 'Access denied' } })
    if (request.method === 'PUT') {
      const name = searchParams.get('pathname') ?? ''
      objects.set(name, body)
      return reply(200, { url: `https://s.private.blob.vercel-storage.com/${name}`, pathname: name })
    }
    if (request.method === 'POST' && pathname.endsWith('/delete')) {
      const { urls } = JSON.parse(String(body)) as { urls: string[] }
      for (const name of urls) objects.delete(name)
      return reply(200, null)
    }
    const found = objects.get(decodeURIComponent(pathname.slice(1)))
    response.writeHead(found ? 200 : 404).end(found)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    objects,
    asked,
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
