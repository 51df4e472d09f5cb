import { offline } from './api-error'
import { apiUrl } from './origin'
import { PICTURES_PATH, readReceipt } from './picture-receipt'

const TIMEOUT_MS = 60_000
// What an iPhone keeps as HEIC it hands over as JPEG where that is what is asked for.
const ACCEPTED = 'image/jpeg,image/png,image/webp'

/** Lets the person choose a file; undefined when they close it again. */
export const choosePicture = () =>
  new Promise<File | undefined>((resolve) => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', accept: ACCEPTED, hidden: true })
    const answer = () => {
      input.remove()
      resolve(input.files?.[0])
    }
    input.addEventListener('change', answer)
    input.addEventListener('cancel', answer)
    document.body.append(input)
    input.click()
  })

/** Sends what was chosen, telling how much of it has gone, 0 to 1; answers its path. Throws `ApiError`. */
export const sendPicture = (
  file: File,
  token: string,
  onProgress: (sent: number) => void,
): Promise<string> => {
  const call = new XMLHttpRequest()
  const answered = new Promise<string>((resolve, reject) => {
    const lost = () => reject(offline())
    Object.assign(call, { onerror: lost, ontimeout: lost, onabort: lost })
    call.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    call.onload = () => {
      try {
        resolve(readReceipt(call.status, call.responseText))
      } catch (error) {
        reject(error)
      }
    }
  })
  const form = new FormData()
  form.append('file', file)
  call.open('POST', apiUrl(PICTURES_PATH))
  call.timeout = TIMEOUT_MS
  call.setRequestHeader('Authorization', `Bearer ${token}`)
  call.send(form)
  return answered
}
