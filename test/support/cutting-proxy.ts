import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Pair = {
  client: Socket
  server: Socket
  /** Nothing of it gets through any more. */
  deaf: boolean
  /** Bytes of it were swallowed, so that it can never go on. */
  lost: boolean
  /** It ends with the server's next answer, which nobody hears. */
  last: boolean
}
type Cut = { at: string; delivered: boolean; times: number }

export type CuttingProxy = Awaited<ReturnType<typeof startCuttingProxy>>

/** Stands between the drivers and the PostgreSQL of `url`, and cuts or silences their connections when it is told to. */
export const startCuttingProxy = async (url: string) => {
  const target = new URL(url)
  const pairs = new Set<Pair>()
  let cut: Cut | undefined
  let cuts = 0
  let silent = false

  const end = (pair: Pair) => {
    pairs.delete(pair)
    pair.client.destroy()
    pair.server.destroy()
  }
  const toServer = (pair: Pair, bytes: Buffer) => {
    if (silent || pair.deaf) pair.lost = true
    else if (cut && cuts < cut.times && bytes.includes(cut.at)) {
      cuts += 1
      pair.last = cut.delivered
      if (cut.delivered) pair.server.write(bytes)
      else end(pair)
    } else pair.server.write(bytes)
  }
  const toClient = (pair: Pair, bytes: Buffer) => {
    if (silent || pair.deaf) pair.lost = true
    else if (pair.last) end(pair)
    else pair.client.write(bytes)
  }
  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname)
    const pair: Pair = { client, server, deaf: false, lost: false, last: false }
    pairs.add(pair)
    client.setNoDelay(true).on('data', (bytes) => toServer(pair, bytes))
    server.setNoDelay(true).on('data', (bytes) => toClient(pair, bytes))
    for (const socket of [client, server]) socket.on('error', () => {}).on('close', () => end(pair))
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo

  return {
    /** `url` by way of the proxy. */
    url: Object.assign(new URL(url), { port: String(port) }).href,
    /**
     * Cuts the connections that next send `at`, a text of a statement: before the server got it, or, `delivered`, when
     * the server has acted and answered, with the answer withheld.
     */
    cutAt: (at: string, { delivered = false, times = 1 } = {}) => {
      cut = { at, delivered, times }
      cuts = 0
    },
    /** Ends `cutAt`; returns how often it has cut. */
    mend: () => {
      cut = undefined
      return cuts
    },
    /** Cuts every connection that is open. */
    cutAll: () => {
      for (const pair of pairs) end(pair)
    },
    /** Lets nothing more through for the connections that are open, and never cuts them; new ones fare well. */
    deafen: () => {
      for (const pair of pairs) pair.deaf = true
    },
    /** From now on takes connections and bytes and lets nothing through. */
    silence: () => {
      silent = true
    },
    /** Lets bytes through again; connections that have lost some are cut. */
    speak: () => {
      silent = false
      for (const pair of pairs) if (pair.lost) end(pair)
    },
    close: async () => {
      if (!listener.listening) return
      for (const pair of pairs) end(pair)
      listener.close()
      await once(listener, 'close')
    },
  }
}
