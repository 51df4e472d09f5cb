/** What the API, or the way to it, answers instead of a success. `message` may be shown as it is. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly requestId?: string,
  ) {
    super(message)
  }
}

type Failure = { error?: { code: string; message: string; requestId: string } }

/** The error that an answer tells of. */
export const errorOf = ({ statusCode, data }: { statusCode: number; data: unknown }) => {
  const error = (data as Failure | undefined)?.error
  return new ApiError(
    error?.code ?? 'internal',
    error?.message ?? '系统出了点问题，请稍后再试。',
    statusCode,
    error?.requestId,
  )
}

export const offline = () => new ApiError('offline', '网络不太好，连上后再试。')
