import { describe, expect, it, vi } from 'vitest'
import type { Answered, Bridge, Bundle, Journal } from './phone/contract.js'
import { siteOf } from './phone/site.js'
import { network } from './phone/wx/network.js'
import { recording } from './phone/wx/recording.js'
import { storage } from './phone/wx/storage.js'

const MB = 1024 * 1024
const done: Answered = { statusCode: 200, header: { 'retry-after': '3' }, text: '{"ok":true}' }

const bridge: Bridge = {
  send: async () => done,
  loginCode: async () => 'code',
  phoneCode: async () => 'code',
  allowMessages: async () => undefined,
}

describe('wx as it is provided', () => {
  it('goes to tabs by switchTab alone, and ten pages deep', () => {
    const site = siteOf({
      pages: ['home', 'booking'],
      subPackages: [{ root: 'shop', pages: ['today'] }],
      tabBar: { list: [{ pagePath: 'home' }] },
    })
    expect(site.obstacle('nowhere', 'navigateTo', 1)).toBe('page "nowhere" is not found')
    expect(site.obstacle('home', 'navigateTo', 1)).toBe('can not navigateTo a tabbar page')
    expect(site.obstacle('booking', 'switchTab', 1)).toBe('can not switch to no-tabBar page')
    expect(site.obstacle('shop/today', 'navigateTo', 9)).toBeUndefined()
    expect(site.obstacle('shop/today', 'navigateTo', 10)).toBe('webview count limit exceed')
  })

  it('keeps 1 MB a key and 10 MB in all, and gives an empty string for what it has not', () => {
    const { setStorageSync, getStorageSync } = storage()
    expect(getStorageSync('none')).toBe('')
    setStorageSync('bill', { fen: 31800 })
    expect(getStorageSync('bill')).toEqual({ fen: 31800 })
    expect(() => setStorageSync('much', 'x'.repeat(MB))).toThrow('exceed storage item max length')
    const most = 'x'.repeat(MB - 2)
    for (let key = 0; key < 9; key++) setStorageSync(String(key), most)
    expect(() => setStorageSync('9', most)).toThrow('exceed storage max size 10Mb')
  })

  it('sends ten requests at a time, and says what came of each', async () => {
    const answers: ((answered: Answered) => void)[] = []
    const send = vi.fn(() => new Promise<Answered>((answer) => answers.push(answer)))
    const { request } = network({ ...bridge, send })
    const success = vi.fn()
    for (let number = 0; number < 12; number++) request({ url: `http://shop/${number}`, success })
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(10))
    answers[0]?.(done)
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(11))
    expect(success).toHaveBeenCalledWith(
      expect.objectContaining({ statusCode: 200, data: { ok: true }, header: done.header }),
    )
  })

  it('fails with WeChat’s words', async () => {
    const { login, request } = network({
      ...bridge,
      send: () => Promise.reject(new Error('timeout')),
    })
    await expect(login()).resolves.toEqual({ errMsg: 'login:ok', code: 'code' })
    const fail = vi.fn()
    request({ url: 'http://shop', fail })
    await vi.waitFor(() => expect(fail).toHaveBeenCalledWith({ errMsg: 'request:fail timeout' }))
  })

  it('asks for one to three messages at a time, and answers for each', async () => {
    const { requestSubscribeMessage } = network(bridge)
    await expect(requestSubscribeMessage({ tmplIds: ['a', 'b'] })).resolves.toEqual({
      ...{ errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'accept' },
    })
    for (const tmplIds of [[], ['a', 'b', 'c', 'd']])
      await expect(requestSubscribeMessage({ tmplIds })).rejects.toEqual({
        errMsg: 'requestSubscribeMessage:fail TmplIds length out of range',
      })
  })

  it('writes down what is not provided: documented names when called, others when read', () => {
    const journal: Journal = { faults: [], unprovided: [], crossings: [] }
    const bundle = { documentedNames: ['login', 'getLocation'] } as unknown as Bundle
    const wx = recording({ login: () => 'code' }, bundle, journal) as Record<string, () => unknown>
    expect(Object.keys(wx)).toEqual(expect.arrayContaining(['login', 'getLocation']))
    expect([wx.login?.(), wx.getLocation, wx.webpackJsonp]).toEqual(['code', expect.any(Function), undefined])
    expect(journal.unprovided).toEqual([])
    expect(() => wx.getLocation?.()).toThrow(TypeError)
    expect(wx.shakeHands).toBeUndefined()
    expect(journal.unprovided).toEqual(['wx.getLocation', 'wx.shakeHands'])
  })
})
