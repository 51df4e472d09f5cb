import { randomBytes } from 'node:crypto'
import type { Clock } from '../../_platform/clock.js'
import { openLink, scanCode } from './links.js'
import { createMisbehaviour, type Misbehaviour } from './misbehaviour.js'
import { pictureFound } from './pictures.js'
import { type Attempt, checkUrl, push } from './pushing.js'
import { serveRules } from './serving.js'
import {
  type AppState,
  type Delivery,
  grantKey,
  newAppState,
  type StandInApp,
  type Verdict,
} from './world.js'

const CODE_LIFETIME_MS = 5 * 60_000

/** Which app is meant; the first one where none is named. */
type OfApp = { appid?: string }

export type WeChatStandIn = {
  origin: string
  /** Answers for one more app; one that is known stays as it is. */
  addApp(app: StandInApp): void
  /** What wx.login would give this person: a code that serves once within five minutes. */
  issueCode(openid: string, of?: OfApp & { unionid?: string }): string
  /** What the phone button would give: a code that serves once within five minutes. */
  issuePhoneCode(wish: OfApp & { phone: string; countryCode?: string }): string
  addTemplate(wish: OfApp & { templateId: string; fields: string[] }): void
  /** What a person's tap on 允许 does: so many more sends of the template. */
  accept(wish: OfApp & { openid: string; templateId: string; times?: number }): void
  /** Texts with this word are found to be so from now on. */
  suspect(wish: OfApp & { word: string; verdict: Verdict }): void
  /** Makes every token of the app invalid, as somebody else's forced refresh does. */
  dropTokens(of?: OfApp): void
  /** Where a URL link leads this person, if anywhere. */
  openLink(link: string, openid: string, of?: OfApp): { path: string; query: string } | null
  /** Where a mini-program code leads whoever scans its picture, if it drew it. */
  scanCode(picture: Uint8Array, of?: OfApp): { path: string; query: string } | null
  misbehave(wish: Misbehaviour): void
  /** Takes back what is left of every misbehaviour. */
  behave(): void
  /** Every message that reached a person, in order. */
  sent: Delivery[]
  /** The path of every call that came in, in order. */
  calls: string[]
  push(wish: OfApp & { url: string; message: Record<string, unknown> }): Promise<Attempt[]>
  /** The pictures it was asked to look at, in order. */
  picturesAsked(of?: OfApp): { traceId: string; openid: string; url: string }[]
  /** Pushes what it found of a picture; null is one that it could not fetch. */
  tellOfPicture(wish: OfApp & { url: string; traceId: string; verdict: Verdict | null }): Promise<Attempt[]>
  checkUrl(url: string, of?: OfApp): Promise<boolean>
  close(): Promise<void>
}

/** Stands in for api.weixin.qq.com on loopback, by its documented rules, for these apps. */
export const startWeChatStandIn = async (apps: StandInApp[], clock: Clock): Promise<WeChatStandIn> => {
  const states = new Map(apps.map((app) => [app.appid, newAppState(app)]))
  const behaviour = createMisbehaviour()
  const [sent, calls]: [Delivery[], string[]] = [[], []]
  const { origin, close } = await serveRules({ states, clock, behaviour, sent, calls })

  const now = () => clock().getTime()
  const stateOf = ({ appid = apps[0]?.appid ?? '' }: OfApp = {}): AppState => {
    const state = states.get(appid)
    if (!state) throw new Error(`the stand-in has no app ${appid}`)
    return state
  }
  const newCode = () => ({ code: randomBytes(16).toString('hex'), expiresAt: now() + CODE_LIFETIME_MS })

  return {
    ...{ origin, sent, calls, close },
    addApp: (app) => {
      if (!states.has(app.appid)) states.set(app.appid, newAppState(app))
    },
    issueCode: (openid, { unionid, ...of } = {}) => {
      const { code, expiresAt } = newCode()
      stateOf(of).loginCodes.set(code, { openid, unionid, expiresAt, used: false })
      return code
    },
    issuePhoneCode: ({ phone, countryCode = '86', ...of }) => {
      const { code, expiresAt } = newCode()
      stateOf(of).phoneCodes.set(code, { phone, countryCode, expiresAt, used: false })
      return code
    },
    addTemplate: ({ templateId, fields, ...of }) => stateOf(of).templates.set(templateId, fields),
    accept: ({ openid, templateId, times = 1, ...of }) => {
      const { active, grants } = stateOf(of)
      const key = grantKey(openid, templateId)
      active.set(openid, now())
      grants.set(key, (grants.get(key) ?? 0) + times)
    },
    suspect: ({ word, verdict, ...of }) => stateOf(of).suspects.set(word, verdict),
    dropTokens: (of) => {
      stateOf(of).tokens = []
    },
    openLink: (link, openid, of) => openLink(stateOf(of), link, openid, now()),
    scanCode: (picture, of) => scanCode(stateOf(of), picture),
    misbehave: behaviour.order,
    behave: behaviour.clear,
    push: ({ url, message, ...of }) => push(stateOf(of).app, url, message, clock),
    picturesAsked: (of) => [...stateOf(of).pictures].map(([traceId, picture]) => ({ traceId, ...picture })),
    tellOfPicture: ({ url, traceId, verdict, ...of }) =>
      push(stateOf(of).app, url, pictureFound(stateOf(of), traceId, verdict, now()), clock),
    checkUrl: (url, of) => checkUrl(stateOf(of).app, url, clock()),
  }
}
