import Taro from '@tarojs/taro'
import { offline } from './api-error'
import { apiUrl } from './origin'
import { PICTURES_PATH, readReceipt } from './picture-receipt'

const TIMEOUT_MS = 60_000

/** Lets the person take a photo or choose one; undefined when they close it again. */
export const choosePicture = (): Promise<string | undefined> =>
  Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    .then(({ tempFiles }) => tempFiles[0]?.tempFilePath)
    .catch(() => undefined)

/** Sends what was chosen, telling how much of it has gone, 0 to 1; answers its path. Throws `ApiError`. */
export const sendPicture = async (
  filePath: string,
  token: string,
  onProgress: (sent: number) => void,
): Promise<string> => {
  const header = { Authorization: `Bearer ${token}` }
  const task = Taro.uploadFile({
    ...{ url: apiUrl(PICTURES_PATH), filePath, name: 'file', header, timeout: TIMEOUT_MS },
  })
  task.progress(({ progress }) => onProgress(progress / 100))
  const answer = await task.catch(() => {
    throw offline()
  })
  return readReceipt(answer.statusCode, answer.data)
}
