/** What the API, or the way to it, answers instead of a success. `message` may be shown as it is. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly requestId?: string,
    /** What to do about it, where trying again is not it. */
    readonly way?: { title: string; words: string; onTap(): void },
  ) {
    super(message)
  }
}

export const offline = () => new ApiError('offline', '网络不太好，连上后再试。')
