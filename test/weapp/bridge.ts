import { IN_WECHAT } from '../support/user-agents.js'
import type { Answered, Asked, Bridge } from './phone/contract.js'

/** Where a build without `TARO_APP_API_ORIGIN` believes the API to be. */
export const BUILT_ORIGIN = 'http://127.0.0.1:3000'

/** Takes a mini-program's requests to the server at `origin`, and logs in as the stand-in's person of that key. */
export const bridgeTo = (origin: string, person: string, outage: (words: string) => void): Bridge => ({
  async send({ url, method, header, body, timeout }: Asked): Promise<Answered> {
    if (new URL(url).origin !== BUILT_ORIGIN) throw new Error('url not in domain list')
    const there = url.replace(BUILT_ORIGIN, origin)
    const signal = AbortSignal.timeout(timeout)
    const headers = { 'user-agent': IN_WECHAT, ...header }
    const reply = await fetch(there, { method, headers, body, signal }).catch((error: Error) => {
      throw new Error(error.name === 'TimeoutError' ? 'timeout' : error.message)
    })
    if (reply.status >= 500) outage(`${reply.status} ${method} ${url}`)
    return { statusCode: reply.status, header: Object.fromEntries(reply.headers), text: await reply.text() }
  },
  loginCode: () => codeFrom(`${origin}/_local/login-codes?as=${person}`),
  phoneCode: () => codeFrom(`${origin}/_local/phone-codes?as=${person}`),
  async allowMessages(templateIds) {
    const allowed = templateIds.map((id) => `&template=${encodeURIComponent(id)}`).join('')
    await fetch(`${origin}/_local/grants?as=${person}${allowed}`, { method: 'POST' })
  },
})

const codeFrom = async (url: string) => {
  const reply = await fetch(url, { method: 'POST' })
  return ((await reply.json()) as { code: string }).code
}

/** A phone that has no network. */
export const offline: Bridge = {
  send: () => Promise.reject(new Error('no network')),
  loginCode: () => Promise.reject(new Error('no network')),
  phoneCode: () => Promise.reject(new Error('no network')),
  allowMessages: () => Promise.reject(new Error('no network')),
}
