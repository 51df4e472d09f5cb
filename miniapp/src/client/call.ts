import { merchantName } from '@/platform/merchant'
import { request } from '@/platform/request'
import { authorized } from '@/platform/session'
import { askForWeChat, needsWeChat } from '@/platform/wechat-door'

type Query = Record<string, string | number | undefined>

/** Reads something anyone may see of this merchant. */
export const readPublic = <T>(path: string, query?: Query) =>
  request<T>({ method: 'GET', path: withQuery(`/api/merchants/${merchantName()}${path}`, query) })

/** Reads something that its address alone opens. */
export const readOpen = <T>(path: string) => request<T>({ method: 'GET', path: `/api${path}` })

/** Reads something for the person who is signed in. */
export const read = <T>(path: string, query?: Query) =>
  authorized((token) => request<T>({ method: 'GET', path: withQuery(`/api${path}`, query), token }))

/** Reads something that is asked for again and again; an answer that has not changed is the same object as before. */
export const readAgain = <T>(path: string, query?: Query) =>
  authorized((token) =>
    request<T>({ method: 'GET', path: withQuery(`/api${path}`, query), token, polled: true }),
  )

/** Does something as the person who is signed in; the same `key` does it once however often it is sent. */
export const command = <T>(path: string, key: string, body?: object) =>
  authorized((token) =>
    request<T>({ method: 'POST', path: `/api${path}`, body, token, idempotencyKey: key }),
  ).catch((error) => {
    if (needsWeChat(error)) askForWeChat()
    throw error
  })

/** Asks a question that is too long for an address, as the person who is signed in; nothing changes by it. */
export const inquire = <T>(path: string, body: object) =>
  authorized((token) => request<T>({ method: 'POST', path: `/api${path}`, body, token }))

/** Asks for something that is nobody's. */
export const askPublic = <T>(path: string, body: object) =>
  request<T>({ method: 'POST', path: `/api/merchants/${merchantName()}${path}`, body })

const withQuery = (path: string, query: Query = {}) => {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${path}?${pairs.join('&')}` : path
}
