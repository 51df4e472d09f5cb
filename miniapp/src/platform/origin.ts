const API_ORIGIN = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API_ORIGIN

export const apiUrl = (path: string) => `${API_ORIGIN}${path}`

/** Where a picture that the API names is served. */
export const pictureUrl = (path: string) => (/^https?:/.test(path) ? path : `${API_ORIGIN}${path}`)

/** The whole address of a page that the API names, to be sent to somebody. */
export const pageUrl = (path: string) =>
  process.env.TARO_ENV === 'h5' ? `${location.origin}${path}` : apiUrl(path)
