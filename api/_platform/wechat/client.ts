import * as z from 'zod'
import { isDatabaseAway } from '../../../db/away.js'
import { AppError } from '../errors.js'
import { createAccessTokens } from './access-token.js'
import { BUSY, errcodeOf, isTokenFault, readAnswer, WeChatError } from './answers.js'
import { type Caller, getWeChatApp, type WeChatApp } from './app.js'
import { type Called, callWeChat } from './call.js'
import { type CodeImage, type CodeWish, readCode, toCodeBody } from './mini-program-code.js'
import { readPhoneNumber } from './phone-number.js'
import { type PictureToCheck, readCheckId, toPictureCheckBody } from './picture-check.js'
import { readSession, toSessionQuery } from './session.js'
import { type SendOutcome, type SubscribeMessage, toSendBody, toSendOutcome } from './subscribe-message.js'
import { readVerdict, type TextToCheck, toCheckBody } from './text-check.js'
import { type LinkWish, readLink, toLinkBody } from './url-link.js'
import type { Verdict } from './verdict.js'

/** WeChat's server API. Unless said otherwise a method fails with `too_many_requests` or `wechat_unavailable`. */
export type WeChat = {
  /** Trades the code of wx.login for the person's openid, and the unionid where WeChat gives one. Fails also with `login_code_invalid`. */
  codeToSession(app: WeChatApp, code: string): Promise<{ openid: string; unionid?: string }>
  /** Trades the code of the phone button for the number without its country's code. Each success costs ¥0.03. Fails also with `phone_code_invalid`. */
  getPhoneNumber(ctx: Caller, code: string): Promise<{ phone: string; countryCode: string }>
  /** The round code that opens `page` with `scene`. Fails also with `invalid_request` or `page_unpublished`. */
  makeMiniProgramCode(ctx: Caller, wish: CodeWish): Promise<CodeImage>
  /** Sends once. What it throws, if anything, happened before the message left. */
  sendSubscribeMessage(ctx: Caller, message: SubscribeMessage): Promise<SendOutcome>
  /** What WeChat thinks of a text of up to 2,500 characters. Fails also with `invalid_request` or `wechat_visit_needed`. */
  checkText(ctx: Caller, text: TextToCheck): Promise<Verdict>
  /** Has WeChat look at a picture; within half an hour it pushes what it found, under the id that is answered. Fails also with `invalid_request` or `wechat_visit_needed`. */
  askPictureCheck(ctx: Caller, picture: PictureToCheck): Promise<string>
  /** A link that opens the mini-program for the first person who follows it. Fails also with `invalid_request`. */
  makeUrlLink(ctx: Caller, wish: LinkWish): Promise<string>
}

const TIMEOUT_MS = 3_000

const StableToken = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1).max(7_200) })

/** The client of WeChat's server API at `origin`. `timeoutMs` is for each call; the longest method makes nine. */
export const createWeChat = ({ origin, timeoutMs = TIMEOUT_MS }: Settings): WeChat => {
  const call = (path: string, query: Query, json?: unknown) =>
    callWeChat({ url: new URL(`${path}?${new URLSearchParams(query)}`, origin), json, timeoutMs })

  const tokens = createAccessTokens(async ({ appid, secret }, { force }) => {
    const wish = { grant_type: 'client_credential', appid, secret, force_refresh: force }
    const ask = () => call('/cgi-bin/stable_token', {}, wish)
    const { access_token, expires_in } = readAnswer(force ? await ask() : await orAgain(ask), StableToken)
    return { token: access_token, expiresInSeconds: expires_in }
  })

  // A call that was refused for its token had no effect, so it may be made once more with another one.
  const withToken = async (ctx: Caller, attempt: (query: Query) => Promise<Called>): Promise<Called> => {
    const token = await tokens.get(ctx)
    const called = await attempt({ access_token: token })
    if (!isTokenFault(errcodeOf(called))) return called
    return attempt({ access_token: await tokens.get(ctx, token) })
  }
  const read = (ctx: Caller, path: string, json: unknown) =>
    withToken(ctx, (query) => orAgain(() => call(path, query, json)))
  const send = (ctx: Caller, path: string, json: unknown) =>
    withToken(ctx, (query) => call(path, query, json))

  return {
    codeToSession: async (app, code) =>
      readSession(await orAgain(() => call('/sns/jscode2session', toSessionQuery(app, code)))),
    getPhoneNumber: async (ctx, code) => {
      const { appid } = await getWeChatApp(ctx)
      return readPhoneNumber(await read(ctx, '/wxa/business/getuserphonenumber', { code }), appid)
    },
    makeMiniProgramCode: async (ctx, wish) =>
      readCode(await read(ctx, '/wxa/getwxacodeunlimit', toCodeBody(wish))),
    sendSubscribeMessage: async (ctx, message) => {
      try {
        return toSendOutcome(await send(ctx, '/cgi-bin/message/subscribe/send', toSendBody(message)))
      } catch (error) {
        return toNotSent(error)
      }
    },
    checkText: async (ctx, text) => readVerdict(await read(ctx, '/wxa/msg_sec_check', toCheckBody(text))),
    askPictureCheck: async (ctx, picture) =>
      readCheckId(await read(ctx, '/wxa/media_check_async', toPictureCheckBody(picture))),
    makeUrlLink: async (ctx, wish) =>
      readLink(await read(ctx, '/wxa/generate_urllink', toLinkBody(wish, ctx.now))),
  }
}

type Settings = { origin: string; timeoutMs?: number }
type Query = Record<string, string>

const orAgain = async (attempt: () => Promise<Called>): Promise<Called> => {
  const called = await attempt()
  return errcodeOf(called) === BUSY ? attempt() : called
}

// Only looking for a token throws, and without one nothing is sent.
const toNotSent = (error: unknown): SendOutcome => {
  if (!(error instanceof AppError) && !isDatabaseAway(error)) throw error
  const errcode = error instanceof WeChatError ? error.errcode : undefined
  return { outcome: 'notSent', ...(errcode === undefined ? {} : { errcode }) }
}
