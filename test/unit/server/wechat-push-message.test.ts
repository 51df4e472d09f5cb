import { describe, expect, it } from 'vitest'
import { pushKeyOf, readPushMessage } from '../../../api/_platform/wechat/push-message.js'

const APPID = 'wx13974bf780d3dc89'
const PERSON = 'o7esq5OI1Uej6Xixw1lA2H7XDVbc'
const base = { ToUserName: 'gh_123456789abc', FromUserName: PERSON, CreateTime: 1627359464, MsgType: 'event' }
const common = { from: PERSON, createdAt: new Date(1627359464_000) }
const read = (fields: object, addressee?: string) =>
  readPushMessage({ ...base, ...fields }, { appid: APPID, addressee })
const keyOf = (fields: object) => {
  const message = read(fields)
  if (!message) throw new Error('not a push')
  return pushKeyOf(message)
}

const revoke = { Event: 'user_authorization_revoke', OpenID: 'oPerson1', AppID: APPID, RevokeInfo: '8' }
const cancel = { Event: 'user_authorization_cancellation', OpenID: 'oPerson1', AppID: APPID }
const checked = { Event: 'wxa_media_check', appid: APPID, trace_id: '967e945cd8a3e458f3c74dcb886068e9' }
const choice = (TemplateId: string, SubscribeStatusString: string) => ({ TemplateId, SubscribeStatusString })
const popup = (List: unknown) => ({ Event: 'subscribe_msg_popup_event', List })

describe('a push that was opened', () => {
  it('tells who took back what', () => {
    const told = { event: 'user_authorization_revoke', openid: 'oPerson1', info: '8' }
    expect(read(revoke)).toEqual({ ...common, ...told })
    expect(read({ ...revoke, RevokeInfo: 8, CreateTime: '1627359464' })).toEqual({ ...common, ...told })
    expect(read({ ...revoke, Event: 'USER_AUTHORIZATION_REVOKE' })).toEqual({ ...common, ...told })
  })

  it('is read with the blanks that WeChat has before some names', () => {
    const { OpenID, AppID, ...rest } = cancel
    const told = { event: 'user_authorization_cancellation', openid: 'oPerson1' }
    expect(read({ ...rest, ' OpenID': OpenID, ' AppID': AppID })).toEqual({ ...common, ...told })
  })

  it('has one choice as the thing itself, several as a list', () => {
    const [a, b] = [choice('A', 'accept'), choice('B', 'reject')]
    const told = { ...common, event: 'subscribe_msg_popup_event', openid: PERSON }
    expect(read(popup(a))).toEqual({ ...told, choices: [{ templateId: 'A', accepted: true }] })
    expect(read(popup([a, b]))).toEqual({
      ...told,
      choices: [
        { templateId: 'A', accepted: true },
        { templateId: 'B', accepted: false },
      ],
    })
    expect(read({ Event: 'subscribe_msg_change_event', List: b })).toMatchObject({
      event: 'subscribe_msg_change_event',
      choices: [{ templateId: 'B', accepted: false }],
    })
  })

  it('tells what became of a message', () => {
    const List = { TemplateId: 'A', MsgID: '1864323726461255680', ErrorCode: '0', ErrorStatus: 'success' }
    expect(read({ Event: 'subscribe_msg_sent_event', List })).toMatchObject({
      deliveries: [{ templateId: 'A', msgId: '1864323726461255680', errorCode: 0 }],
    })
  })

  it('tells what was found in a picture, or that it could not be looked at', () => {
    const told = { ...common, event: 'wxa_media_check', checkId: '967e945cd8a3e458f3c74dcb886068e9' }
    const found = { suggest: 'risky', label: 20006 }
    expect(read({ ...checked, errcode: 0, result: found })).toEqual({ ...told, verdict: 'risky' })
    expect(read({ ...checked, errcode: -1008 })).toEqual({ ...told, verdict: null })
    expect(read({ ...checked, errcode: -1008, result: found })).toEqual({ ...told, verdict: null })
  })

  it('may be of any other kind', () => {
    expect(read({ Event: 'debug_demo' })).toMatchObject({ event: 'other', name: 'debug_demo' })
    const text = { MsgType: 'text', Content: '你好', MsgId: 23637352235060880 }
    expect(read(text)).toMatchObject({ event: 'other', name: 'text', msgId: '23637352235060880' })
  })

  it.each([
    ['of another app', { ...revoke, AppID: 'wx0' }],
    ['of nobody', { ...revoke, OpenID: undefined }],
    ['of nothing', { ...revoke, RevokeInfo: undefined }],
    ['of an account of another app', { ...cancel, AppID: 'wx0' }],
    ['of a picture of another app', { ...checked, errcode: 0, appid: 'wx0' }],
    ['of a picture nobody asked about', { ...checked, errcode: 0, trace_id: '' }],
    ['of a picture found to be something new', { ...checked, errcode: 0, result: { suggest: 'fine' } }],
    ['without a time', { ...cancel, CreateTime: 'soon' }],
    ['without choices', popup(undefined)],
    ['with an empty list', popup([])],
    ['with something else in its list', popup([null])],
  ])('%s is none', (_, fields) => {
    expect(read(fields)).toBeNull()
  })

  it('is for whom its envelope names', () => {
    expect(read(cancel, base.ToUserName)).not.toBeNull()
    expect(read(cancel, 'gh_else')).toBeNull()
    for (const value of [null, 1, 'text', []])
      expect(readPushMessage(value, { appid: APPID, addressee: undefined })).toBeNull()
  })
})

describe('the key of a push', () => {
  it('is its id where it has one', () => {
    const text = { MsgType: 'text', MsgId: 7 }
    expect(keyOf(text)).toBe(keyOf({ ...text, CreateTime: 1, Content: 'other' }))
    expect(keyOf(text)).not.toBe(keyOf({ ...text, MsgId: 8 }))
  })

  it('is the same in a resend and differs for everything else that happens in that second', () => {
    const everything = [
      revoke,
      { ...revoke, OpenID: 'oPerson2' },
      { ...revoke, RevokeInfo: '6' },
      { ...revoke, CreateTime: base.CreateTime + 1 },
      { ...revoke, FromUserName: 'gh_platform' },
      cancel,
      popup(choice('A', 'accept')),
      popup(choice('B', 'accept')),
      { Event: 'subscribe_msg_change_event', List: choice('A', 'reject') },
    ]
    expect(new Set(everything.map(keyOf)).size).toBe(everything.length)
    expect(everything.map(keyOf)).toEqual(everything.map(keyOf))
  })
})
