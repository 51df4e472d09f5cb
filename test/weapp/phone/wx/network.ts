import type { Asked, Bridge } from '../contract.js'
import { asynchronous, newsOf, type Options, Refusal } from './asynchronous.js'

const MOST_AT_ONCE = 10
const TIMEOUT_MS = 60_000

export const network = (bridge: Bridge) => {
  const waiting: (() => void)[] = []
  let running = 0

  const turn = async () => {
    if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
  }
  const send = async (asked: Asked) => {
    await turn()
    try {
      return await bridge.send(asked)
    } catch (error) {
      throw new Refusal(error instanceof Error ? error.message : String(error))
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
  const request = asynchronous('request', async (options: Options) => {
    const { statusCode, header, text } = await send(askedOf(options))
    return { statusCode, header, data: dataOf(text), cookies: [] }
  })
  return {
    request: (options: Options) => {
      void request(options)
      return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} }
    },
    login: asynchronous('login', async () => ({ code: await bridge.loginCode() })),
    // Three templates at most; each is answered for by itself.
    requestSubscribeMessage: asynchronous('requestSubscribeMessage', async ({ tmplIds }: Options) => {
      const asked = tmplIds as string[]
      if (asked.length === 0 || asked.length > 3) throw new Refusal('TmplIds length out of range')
      await bridge.allowMessages(asked)
      return Object.fromEntries(asked.map((id) => [id, 'accept']))
    }),
    ...newsOf('NetworkStatusChange'),
  }
}

const askedOf = ({ url, method = 'GET', header, data, timeout }: Options): Asked => {
  const inAddress = method === 'GET' && data !== undefined && data !== null
  const search = inAddress ? `?${new URLSearchParams(data as Record<string, string>)}` : ''
  const body =
    inAddress || data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data)
  return {
    url: `${url}${search}`,
    method: String(method),
    header: { 'Content-Type': 'application/json', ...(header as Record<string, string>) },
    ...(body !== undefined && { body }),
    timeout: Number(timeout) || TIMEOUT_MS,
  }
}

// Without a `dataType` WeChat reads whatever it can as JSON and leaves the rest as text.
const dataOf = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
