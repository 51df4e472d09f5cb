import Taro from '@tarojs/taro'
import { errorOf, offline } from './api-error'
import { apiUrl } from './origin'

const TIMEOUT_MS = 30_000

/** Fetches a spreadsheet for the person and shows it; from there WeChat sends it on or keeps it. Throws `ApiError`. */
export const openFile = async (path: string, token: string, _name: string): Promise<void> => {
  const header = { Authorization: `Bearer ${token}` }
  const answer = await Taro.downloadFile({ url: apiUrl(path), header, timeout: TIMEOUT_MS }).catch(() => {
    throw offline()
  })
  if (answer.statusCode !== 200) throw errorOf({ statusCode: answer.statusCode, data: readRefusal(answer) })
  await Taro.openDocument({ filePath: answer.tempFilePath, fileType: 'xlsx', showMenu: true })
}

// A refusal comes as a file too.
const readRefusal = ({ tempFilePath }: { tempFilePath: string }): unknown => {
  try {
    return JSON.parse(String(Taro.getFileSystemManager().readFileSync(tempFilePath, 'utf8')))
  } catch {
    return undefined
  }
}
