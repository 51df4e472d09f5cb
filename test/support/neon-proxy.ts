import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import pg from 'pg'
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws'

type Query = { query: string; params?: string[] }
type Body = Query | { queries: Query[] }

// What the driver reads from an error's body; Neon's edge sends it with the status 400.
const ERROR_FIELDS = [
  ...(['severity', 'code', 'detail', 'hint', 'position', 'internalPosition', 'internalQuery'] as const),
  ...(['where', 'schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine'] as const),
]
const ISOLATION: Record<string, string> = {
  ReadUncommitted: 'read uncommitted',
  ReadCommitted: 'read committed',
  RepeatableRead: 'repeatable read',
  Serializable: 'serializable',
}
// The driver parses the text of every value itself.
const rawText = { getTypeParser: () => (text: string) => text }

export type NeonProxy = Awaited<ReturnType<typeof startNeonProxy>>

/**
 * A stand-in, on loopback, for what stands between Neon's driver and a PostgreSQL, here the one of `url`: `/v2` carries the
 * PostgreSQL protocol over WebSocket, `POST /sql` runs a query or a batch of them by HTTP.
 */
export const startNeonProxy = async (url: string) => {
  const target = new URL(url)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => {})
  const seen = { webSockets: 0, queries: 0 }

  const server = createServer((request, response) => {
    seen.queries += 1
    answer(pool, request).then(
      ([status, body]) => send(response, status, body),
      (error) => send(response, 500, { message: String(error) }),
    )
  })
  const sockets = new WebSocketServer({ server, path: '/v2' })
  sockets.on('connection', (socket) => {
    seen.webSockets += 1
    carry(socket, target)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const cutAll = () => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  }

  return {
    host: `127.0.0.1:${port}`,
    /** How many WebSockets were opened, and how many requests came by HTTP. */
    seen,
    /** Cuts every WebSocket and every request. */
    cutAll,
    close: async () => {
      if (!server.listening) return
      cutAll()
      server.close()
      await once(server, 'close')
      await pool.end()
    },
  }
}

const carry = (socket: WebSocket, target: URL) => {
  const phone = createWebSocketStream(socket)
  const server = connect(Number(target.port), target.hostname).setNoDelay(true)
  phone.on('error', () => server.destroy()).on('close', () => server.destroy())
  server.on('error', () => socket.terminate()).on('close', () => socket.terminate())
  phone.pipe(server).pipe(phone)
}

const send = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const answer = async (pool: pg.Pool, request: IncomingMessage): Promise<[number, unknown]> => {
  if (request.method !== 'POST' || request.url !== '/sql') return [404, {}]
  const body: Body = JSON.parse(await textOf(request))
  const client = await pool.connect()
  client.on('error', ignore)
  let failed: unknown
  try {
    if ('queries' in body) return [200, { results: await runBatch(client, body.queries, request) }]
    return [200, await run(client, body)]
  } catch (error) {
    failed = error
    return [400, faultOf(error)]
  } finally {
    client.removeListener('error', ignore)
    client.release(failed !== undefined)
  }
}

// The query that meets the dead connection reports it.
const ignore = () => {}

const textOf = async (request: IncomingMessage) => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

const run = async (client: pg.ClientBase, { query, params = [] }: Query) => {
  const { command, rowCount, rows, fields } = await client.query({
    ...{ text: query, values: params, rowMode: 'array', types: rawText },
  })
  return { command, rowCount, rows, fields, rowAsArray: true }
}

const runBatch = async (client: pg.ClientBase, queries: Query[], { headers }: IncomingMessage) => {
  const isolation = ISOLATION[String(headers['neon-batch-isolation-level'])]
  await client.query(
    [
      'begin',
      ...(isolation ? [`isolation level ${isolation}`] : []),
      ...(headers['neon-batch-read-only'] === 'true' ? ['read only'] : []),
      ...(headers['neon-batch-deferrable'] === 'true' ? ['deferrable'] : []),
    ].join(' '),
  )
  const results = []
  for (const query of queries) results.push(await run(client, query))
  await client.query('commit')
  return results
}

/** A connection that is lost has no SQLSTATE; Neon's edge then sends an empty one. */
const faultOf = (error: unknown) => {
  const fault = error as Partial<Record<(typeof ERROR_FIELDS)[number], string>> & { message: string }
  return {
    ...Object.fromEntries(ERROR_FIELDS.map((field) => [field, fault[field]])),
    message: fault.message,
    code: fault.code ?? '',
  }
}
