export type StandInApp = {
  appid: string
  secret: string
  /** What its pushes are signed and sealed with. */
  push?: { token: string; encodingAesKey: string }
  /** The pages that are published; every page where none are named. */
  pages?: string[]
}

export type Delivery = {
  appid: string
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
}

export type Verdict = 'pass' | 'review' | 'risky'

type Code<T> = T & { expiresAt: number; used: boolean }

/** What WeChat knows of one mini-program. Times are milliseconds. */
export type AppState = {
  app: StandInApp
  /** With a unionid where the app is bound to an account with the open platform. */
  loginCodes: Map<string, Code<{ openid: string; unionid?: string }>>
  phoneCodes: Map<string, Code<{ phone: string; countryCode: string }>>
  /** The latest last; a token that was forced out is gone, one that is over stays. */
  tokens: { text: string; expiresAt: number }[]
  forcedAt: number[]
  /** When each person was last in the mini-program; whoever is not here was never there. */
  active: Map<string, number>
  /** The names of each template's fields. */
  templates: Map<string, string[]>
  /** How many sends are left, by openid and template. */
  grants: Map<string, number>
  links: Map<string, { path: string; query: string; expiresAt: number; opener: string | null }>
  /** The mini-program codes it drew, by what they say. */
  codes: Map<string, { page: string; scene: string; picture: Buffer }>
  /** Words that make a text one to look at. */
  suspects: Map<string, Verdict>
  /** The pictures it was asked to look at, by the id it will answer under. */
  pictures: Map<string, { openid: string; url: string }>
  /** When calls were counted, by what is limited. */
  counted: Map<string, number[]>
}

export const newAppState = (app: StandInApp): AppState => ({
  app,
  loginCodes: new Map(),
  phoneCodes: new Map(),
  tokens: [],
  forcedAt: [],
  active: new Map(),
  templates: new Map(),
  grants: new Map(),
  links: new Map(),
  codes: new Map(),
  suspects: new Map(),
  pictures: new Map(),
  counted: new Map(),
})

export type Rule = (request: {
  state: AppState
  query: Record<string, string>
  body: Record<string, unknown>
  now: number
  deliver(delivery: Delivery): void
}) => Answer

export type Answer = Record<string, unknown> | Uint8Array

export const fault = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg })

export const grantKey = (openid: string, templateId: string) => `${openid} ${templateId}`

/** Counts one more call of what `name` says; true when a minute has had more than `limit`. */
export const exceedsMinute = (state: AppState, name: string, limit: number, now: number) => {
  const recent = (state.counted.get(name) ?? []).filter((at) => at > now - 60_000)
  state.counted.set(name, [...recent, now])
  return recent.length >= limit
}

export const isPublished = ({ app }: AppState, page: string) => app.pages?.includes(page) ?? true
