import { ApiError, errorOf } from './api-error'

export const PICTURES_PATH = '/api/pictures'

/** The path of the picture that the API says it has taken. Throws `ApiError`. */
export const readReceipt = (statusCode: number, text: string): string => {
  const data = parse(text)
  if (statusCode < 300 && data?.picture) return data.picture
  // What lies before the API has its own limit, and words nobody should read.
  if (statusCode === 413 && !data)
    throw new ApiError('body_too_large', '这张照片太大了，换一张小一点的。', 413)
  throw errorOf({ statusCode, data })
}

const parse = (text: string): { picture?: string } | undefined => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
