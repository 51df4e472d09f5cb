import * as z from 'zod'
import { Verdict } from './verdict.js'

type Common = {
  /** Present in what people write, absent in events. */
  msgId?: string
  from: string
  createdAt: Date
}

type TemplateChoice = { templateId: string; accepted: boolean }
type TemplateDelivery = { templateId: string; msgId: string; errorCode: number }

type Told =
  /** A person took back something they had allowed; `info` is WeChat's number for it, 8 is the phone. */
  | { event: 'user_authorization_revoke'; openid: string; info: string }
  /** A person closed their WeChat account. */
  | { event: 'user_authorization_cancellation'; openid: string }
  /** What a person answered when asked for subscribe messages. */
  | { event: 'subscribe_msg_popup_event'; openid: string; choices: TemplateChoice[] }
  /** What a person changed in the settings; WeChat only tells of refusals. */
  | { event: 'subscribe_msg_change_event'; openid: string; choices: TemplateChoice[] }
  | { event: 'subscribe_msg_sent_event'; openid: string; deliveries: TemplateDelivery[] }
  /** What WeChat found in a picture it was asked about; null when it could not look. */
  | { event: 'wxa_media_check'; checkId: string; verdict: Verdict | null }
  | { event: 'other'; name: string }

export type PushMessage = Common & Told

const listOf = <S extends z.ZodType>(item: S) =>
  // A list of one comes as the thing itself.
  z.preprocess((list) => (Array.isArray(list) ? list : [list]), z.array(item).min(1).max(LIST_MAX))

// WeChat asks for three templates at once and has merchants keep 25; what is far from that is not WeChat's.
const LIST_MAX = 50
const TemplateId = z.string().regex(/^[\w-]{1,64}$/)

const Text = z.union([z.string().min(1), z.number().transform(String)])

const Base = z.object({
  ToUserName: z.string(),
  FromUserName: z.string(),
  CreateTime: z.coerce.number().int().min(0).max(9_999_999_999),
  MsgType: z.string(),
  MsgId: Text.nullish().or(z.literal('')),
  Event: z.string().optional(),
})
const Authorization = z.object({ OpenID: z.string().min(1), AppID: z.string() })
const Revocation = Authorization.extend({ RevokeInfo: Text })
const Choices = z.object({
  List: listOf(z.object({ TemplateId, SubscribeStatusString: z.string() })),
})
const Checked = z.object({
  appid: z.string(),
  trace_id: z.string().regex(/^[\w-]{1,128}$/),
  errcode: z.coerce.number().int(),
  result: z.object({ suggest: Verdict }).optional(),
})
const Deliveries = z.object({
  List: listOf(z.object({ TemplateId, MsgID: Text, ErrorCode: z.coerce.number().int() })),
})

/** Reads a push that has been opened; null when it is not for this app or lacks what its kind must have. */
export const readPushMessage = (
  message: unknown,
  { appid, addressee }: { appid: string; addressee: string | undefined },
): PushMessage | null => {
  const fields = trimKeys(message)
  const base = Base.safeParse(fields).data
  if (!base || (addressee !== undefined && addressee !== base.ToUserName)) return null
  const told = readEvent(base.FromUserName, base.Event?.toLowerCase() ?? base.MsgType, fields, appid)
  if (!told) return null
  const createdAt = new Date(base.CreateTime * 1000)
  return { ...(base.MsgId ? { msgId: base.MsgId } : {}), from: base.FromUserName, createdAt, ...told }
}

/** What is the same in every resend of a push and in no other push. */
export const pushKeyOf = (message: PushMessage): string => {
  const { msgId, from, createdAt, ...told } = message
  // Withdrawals come from WeChat's own account, many in one second: only what they say tells them apart.
  // An id has 64 bits, of which JSON keeps 53: with the sender it is one again.
  return JSON.stringify(msgId ? [from, msgId] : [from, createdAt.getTime(), told])
}

const readEvent = (from: string, name: string, fields: unknown, appid: string): Told | null => {
  switch (name) {
    case 'user_authorization_revoke': {
      const read = Revocation.safeParse(fields).data
      return read?.AppID === appid ? { event: name, openid: read.OpenID, info: read.RevokeInfo } : null
    }
    case 'user_authorization_cancellation': {
      const read = Authorization.safeParse(fields).data
      return read?.AppID === appid ? { event: name, openid: read.OpenID } : null
    }
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event': {
      const read = Choices.safeParse(fields).data
      return read ? { event: name, openid: from, choices: read.List.map(toChoice) } : null
    }
    case 'subscribe_msg_sent_event': {
      const read = Deliveries.safeParse(fields).data
      return read ? { event: name, openid: from, deliveries: read.List.map(toDelivery) } : null
    }
    case 'wxa_media_check': {
      const read = Checked.safeParse(fields).data
      if (read?.appid !== appid) return null
      const verdict = read.errcode === 0 ? (read.result?.suggest ?? null) : null
      return { event: name, checkId: read.trace_id, verdict }
    }
    default:
      return { event: 'other', name }
  }
}

const toChoice = (item: { TemplateId: string; SubscribeStatusString: string }): TemplateChoice => ({
  templateId: item.TemplateId,
  accepted: item.SubscribeStatusString.startsWith('accept'),
})

const toDelivery = (item: { TemplateId: string; MsgID: string; ErrorCode: number }): TemplateDelivery => ({
  templateId: item.TemplateId,
  msgId: item.MsgID,
  errorCode: item.ErrorCode,
})

// In WeChat's own examples some names begin with a blank.
const trimKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.trim(), inner]))
    : value
