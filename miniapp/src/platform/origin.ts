const API_ORIGIN = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API_ORIGIN

export const apiUrl = (path: string) => `${API_ORIGIN}${path}`

/** Where a picture that the API names is served. */
export const pictureUrl = (path: string) => (/^https?:/.test(path) ? path : `${API_ORIGIN}${path}`)
