import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAddress, readAddress } from '../../../api/_platform/messengers/addresses.js'
import { dingtalk, signOf as dingtalkSign } from '../../../api/_platform/messengers/dingtalk.js'
import { feishu, signOf as feishuSign } from '../../../api/_platform/messengers/feishu.js'
import { ReportMessage } from '../../../api/_platform/messengers/message.js'
import type { Robot } from '../../../api/_platform/messengers/robot.js'
import { wecom } from '../../../api/_platform/messengers/wecom.js'

const NOW = new Date('2020-09-06T14:34:33Z')
const KEY = '693a91f6-7b1c-4bc4-97a0-0ec2d1fa5aaa'
const TOKEN = 'c0ffee'.repeat(10)
const ADDRESSES = {
  wecom: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`,
  dingtalk: `https://oapi.dingtalk.com/robot/send?access_token=${TOKEN}`,
  feishu: `https://open.feishu.cn/open-apis/bot/v2/hook/${KEY}`,
} as const
const KINDS = ['wecom', 'dingtalk', 'feishu'] as const

describe('an address', () => {
  it('of a robot is read as its messenger shows it', () => {
    expect(KINDS.map((kind) => readAddress(kind, ` ${ADDRESSES[kind]}\n`))).toEqual([KEY, TOKEN, KEY])
    expect(readAddress('email', ' Boss@Example.com ')).toBe('boss@example.com')
  })

  it.each([
    ['in clear', (url: string) => url.replace('https', 'http')],
    ['on another host', (url: string) => url.replace(/\/\/[^/]+/, '//127.0.0.1')],
    ['on a host that begins like it', (url: string) => url.replace(/\.(com|cn)\//, '.$1.evil.example/')],
    ['behind somebody’s name', (url: string) => url.replace('//', '//a:b@')],
    ['whose host is a name alone', (url: string) => url.replace('//', '//evil.example#')],
    ['on another port', (url: string) => url.replace(/\.(com|cn)\//, '.$1:8443/')],
    ['of another path', (url: string) => url.replace('/send', '/upload').replace('/v2/', '/v3/')],
    ['with more to its path', (url: string) => url.replace('/send', '/send/../x').replace(KEY, `../${KEY}`)],
    ['with more than its key', (url: string) => `${url}${url.includes('?') ? '&' : '?'}to=1`],
    ['with a part', (url: string) => `${url}#there`],
    ['without a key', (url: string) => url.replace(KEY, '').replace(TOKEN, '')],
    ['with a key that leads elsewhere', (url: string) => url.replace(KEY, '%2e%2e%2f').replace(TOKEN, 'a/b')],
    ['that is none', () => '店长群'],
  ])('%s is no robot’s', (_, spoil) => {
    for (const kind of KINDS) expect(readAddress(kind, spoil(ADDRESSES[kind])), kind).toBeNull()
  })

  it('of one messenger is none of another', () => {
    for (const kind of KINDS)
      for (const other of KINDS)
        expect(readAddress(kind, ADDRESSES[other]) !== null, `${kind} ${other}`).toBe(kind === other)
  })

  it.each([
    'boss',
    'boss@',
    'a@b@c.example',
    'boss@example.com\r\nBcc: x@y.example',
    'x@y.example, z@y.example',
  ])('%j is no mailbox', (text) => expect(readAddress('email', text)).toBeNull())

  it('is shown so that nobody can send to it', () => {
    expect(maskAddress('wecom', KEY)).toBe('…5aaa')
    expect(maskAddress('email', 'boss@example.com')).toBe('b***@example.com')
  })
})

describe('a signature', () => {
  // Computed by Python’s hmac, as the messengers’ own pages do.
  it('of DingTalk is of milliseconds and the secret, keyed with the secret', () => {
    expect(dingtalkSign('1573545935000', 'SEC000000000000000000000')).toBe(
      'LPod//b/HOqonav4cNLblM6aHIsZRnOyx829eM50onA=',
    )
  })
  it('of Feishu is of nothing, keyed with seconds and the secret', () => {
    expect(feishuSign('1599360473', 'demo')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=')
  })

  it('goes into the query or the body, and only where there is a secret', () => {
    const message = { title: '小结', lines: [], link: null }
    const ask = (robot: Robot, secret: string | null, kind: keyof typeof ADDRESSES) =>
      robot.toRequest({ url: new URL(ADDRESSES[kind]), secret, message, now: NOW })
    const { url } = ask(dingtalk, 'SEC', 'dingtalk')
    expect(url.searchParams.get('timestamp')).toBe(String(NOW.getTime()))
    expect(url.href).toContain(`&sign=${encodeURIComponent(dingtalkSign(String(NOW.getTime()), 'SEC'))}`)
    expect(ask(dingtalk, null, 'dingtalk').url.href).toBe(ADDRESSES.dingtalk)
    expect(ask(feishu, 'demo', 'feishu').json).toMatchObject({
      timestamp: '1599402873',
      sign: feishuSign('1599402873', 'demo'),
    })
    expect(ask(feishu, null, 'feishu').json).not.toHaveProperty('sign')
  })
})

const answered = (json: unknown, status = 200) =>
  ({ kind: 'answered', status, body: Buffer.from(JSON.stringify(json)) }) as const

describe('what a robot answered', () => {
  const byErrcode = (errcode: number, errmsg = '') => answered({ errcode, errmsg })
  const byCode = (code: number, msg = '') => answered({ code, msg, data: {} })
  it.each([
    ['wecom', wecom, byErrcode(0), 'sent', undefined],
    ['wecom', wecom, byErrcode(-1), 'notSent', 'busy'],
    ['wecom', wecom, byErrcode(45009), 'notSent', 'tooFast'],
    ['wecom', wecom, byErrcode(45033), 'notSent', 'tooFast'],
    ['wecom', wecom, byErrcode(93000), 'refused', 'gone'],
    ['wecom', wecom, byErrcode(93008), 'refused', 'gone'],
    ['wecom', wecom, byErrcode(93004), 'refused', 'stopped'],
    ['wecom', wecom, byErrcode(40058), 'failed', 'content'],
    ['wecom', wecom, byErrcode(12345), 'failed', 'refused'],
    ['dingtalk', dingtalk, byErrcode(0), 'sent', undefined],
    ['dingtalk', dingtalk, byErrcode(-1), 'notSent', 'busy'],
    ['dingtalk', dingtalk, byErrcode(130101), 'notSent', 'tooFast'],
    ['dingtalk', dingtalk, byErrcode(410100), 'notSent', 'tooFast'],
    ['dingtalk', dingtalk, byErrcode(300001), 'refused', 'gone'],
    ['dingtalk', dingtalk, byErrcode(300005), 'refused', 'gone'],
    ['dingtalk', dingtalk, byErrcode(400101), 'refused', 'gone'],
    ['dingtalk', dingtalk, byErrcode(400013), 'refused', 'gone'],
    ['dingtalk', dingtalk, byErrcode(400102), 'refused', 'stopped'],
    ['dingtalk', dingtalk, byErrcode(310000, 'keywords not in content'), 'refused', 'keyword'],
    ['dingtalk', dingtalk, byErrcode(310000, 'sign not match'), 'refused', 'signature'],
    ['dingtalk', dingtalk, byErrcode(310000, 'invalid timestamp'), 'refused', 'signature'],
    ['dingtalk', dingtalk, byErrcode(310000, 'ip 1.2.3.4 not in whitelist'), 'refused', 'ip'],
    ['dingtalk', dingtalk, byErrcode(430104), 'failed', 'content'],
    ['feishu', feishu, byCode(0), 'sent', undefined],
    ['feishu', feishu, byCode(11232), 'notSent', 'tooFast'],
    ['feishu', feishu, byCode(9499, 'too many request'), 'notSent', 'tooFast'],
    ['feishu', feishu, byCode(9499, 'Bad Request'), 'failed', 'content'],
    ['feishu', feishu, byCode(19001), 'refused', 'gone'],
    ['feishu', feishu, byCode(19007), 'refused', 'stopped'],
    ['feishu', feishu, byCode(19021), 'refused', 'signature'],
    ['feishu', feishu, byCode(19022), 'refused', 'ip'],
    ['feishu', feishu, byCode(19024), 'refused', 'keyword'],
  ])('%s: %#', (_, robot, called, outcome, fault) => {
    expect(robot.read(called)).toMatchObject({ outcome, ...(fault ? { fault } : {}) })
  })

  it.each([
    ['nothing, for the call never got there', { kind: 'unreached' } as const, 'notSent'],
    ['nothing, for the connection was lost', { kind: 'lost' } as const, 'unknown'],
    ['a gateway’s error', answered('Bad Gateway', 502), 'unknown'],
    ['a success with an error’s status', answered({ errcode: 0, code: 0 }, 500), 'unknown'],
    ['another page', { kind: 'answered', status: 200, body: Buffer.from('<html>') } as const, 'unknown'],
    ['nothing to the point', answered({ ok: true }), 'unknown'],
    ['the way elsewhere', answered({}, 302), 'unknown'],
    ['that it is too much', answered({}, 429), 'notSent'],
    ['that there is nobody', answered('not found', 404), 'failed'],
    [
      'a refusal with an error’s status',
      answered({ errcode: 40058, code: 9499, msg: 'Bad Request' }, 400),
      'failed',
    ],
  ])('is told alike when it is %s', (_, called, outcome) => {
    for (const robot of [wecom, dingtalk, feishu]) expect(robot.read(called).outcome).toBe(outcome)
  })
})

const nasty = fc.string({ unit: fc.constantFrom(...'菜a<>[](){}*_~`#|!\\"\n\r -+1.&@😀'), maxLength: 30 })
const messages = fc.record({
  title: fc.oneof(fc.string({ maxLength: 30 }), nasty).filter((text) => /\S/.test(text)),
  lines: fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 160 })), { maxLength: 40 }),
  link: fc.option(
    fc.record({
      words: fc.constantFrom('看这一周', '[x](https://e.test)'),
      url: fc.constantFrom('https://a.example/m/wang#/pages/week/index?link=(x).y)z', 'https://a.example/'),
    }),
  ),
})

/** What each robot counts of a request, and how much it takes. */
const MEASURES = {
  wecom: [(json: unknown) => (json as { markdown: { content: string } }).markdown.content, 4_096],
  dingtalk: [(json: unknown) => JSON.stringify(json), 20_000],
  feishu: [(json: unknown) => JSON.stringify(json), 20 * 1024],
} as const

describe('a message', () => {
  it.each([
    ['wecom', wecom],
    ['dingtalk', dingtalk],
    ['feishu', feishu],
  ] as const)('to %s never is longer than it takes, and keeps its link and last line', (kind, robot) => {
    const [measured, most] = MEASURES[kind]
    fc.assert(
      fc.property(messages, (drawn) => {
        const message = ReportMessage.parse(drawn)
        const { json } = robot.toRequest({ url: new URL(ADDRESSES[kind]), secret: 'SEC', message, now: NOW })
        const text = JSON.stringify(json)
        expect(Buffer.byteLength(measured(json))).toBeLessThanOrEqual(most)
        expect(text).toContain('—— 熟客')
        if (message.link) expect(text).toContain('https://a.example/')
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  it('that is cut ends at a line, and says so', () => {
    const lines = Array.from({ length: 40 }, (_, nth) => `第${nth}行${'好'.repeat(97)}`)
    const message = { title: '小结', lines, link: { words: '看', url: 'https://a.example/' } }
    const { json } = wecom.toRequest({ url: new URL(ADDRESSES.wecom), secret: null, message, now: NOW })
    const content = (json as { markdown: { content: string } }).markdown.content.split('\n')
    const kept = content.slice(1, content.indexOf('……'))
    expect(kept.length).toBeGreaterThan(10)
    expect(kept).toEqual(lines.slice(0, kept.length))
    expect(content.slice(-3)).toEqual(['……', '[看](https://a.example/)', '—— 熟客'])
    // One line more would have been too long.
    expect(
      Buffer.byteLength(content.join('\n')) + Buffer.byteLength(`\n${lines[kept.length]}`),
    ).toBeGreaterThan(4_096)
  })

  it('means nothing in markdown: no signs of it are left but our own', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const message = { title: '小结', lines: [text], link: null }
        for (const [kind, robot] of [
          ['wecom', wecom],
          ['dingtalk', dingtalk],
        ] as const) {
          const { json } = robot.toRequest({ url: new URL(ADDRESSES[kind]), secret: null, message, now: NOW })
          const { content, text: body } = (json as { markdown: Record<string, string> }).markdown
          const middle = (content ?? body ?? '')
            .split('\n')
            .filter((line) => line !== '')
            .slice(1, -1)
          expect(middle.length).toBeLessThanOrEqual(1)
          expect(middle.join('')).not.toMatch(/[<>[\]()*_~`#|!\\\r]|^([-+]|\d+\.)\s/)
        }
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('leads nowhere but to the web, and in clear to this machine alone', () => {
    const linked = (url: string) =>
      ReportMessage.safeParse({ title: 'x', lines: [], link: { words: 'y', url } }).success
    expect(linked('https://a.example/m')).toBe(true)
    expect(linked('http://127.0.0.1:3000/m')).toBe(true)
    for (const url of ['http://a.example/', 'javascript:alert(1)', 'http://127.0.0.1.evil.example/'])
      expect(linked(url), url).toBe(false)
  })
})
