import { errorOf, offline } from './api-error'
import { apiUrl } from './origin'

/** Fetches a spreadsheet for the person and hands it to the browser to keep. Throws `ApiError`. */
export const openFile = async (path: string, token: string, name: string): Promise<void> => {
  const answer = await fetch(apiUrl(path), { headers: { Authorization: `Bearer ${token}` } }).catch(() => {
    throw offline()
  })
  if (!answer.ok)
    throw errorOf({ statusCode: answer.status, data: await answer.json().catch(() => undefined) })
  const url = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
