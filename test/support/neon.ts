import { neonConfig } from '@neondatabase/serverless'
import { openDatabase } from '../../db/client.js'
import { startNeonProxy } from './neon-proxy.js'

type Options = { maxConnections?: number; queryTimeoutMs?: number }

/** Opens the PostgreSQL of `url` by Neon's driver, through a proxy of its own. One at a time: the driver's settings are global. */
export const openByNeon = async (url: string, options: Options = {}) => {
  const proxy = await startNeonProxy(url)
  Object.assign(neonConfig, {
    wsProxy: `${proxy.host}/v2`,
    useSecureWebSocket: false,
    forceDisablePgSSL: true,
    pipelineConnect: false,
    fetchEndpoint: `http://${proxy.host}/sql`,
  })
  // The driver is chosen by the host's name; nobody is asked for its address.
  const named = Object.assign(new URL(url), { hostname: 'loopback.neon.tech' }).href
  const { db, close } = await openDatabase(named, options)
  return {
    db,
    proxy,
    close: async () => {
      await close()
      await proxy.close()
    },
  }
}
