import { describe, expect, it } from 'vitest'
import { addressFault, secretFault } from '@/features/recipients/recipient-words'
import { RECIPIENT_KINDS } from '../../../api/_outreach/vocabulary.js'

const ADDRESSES = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7b1c-4bc4-97a0-0ec2d1fa5aaa',
  dingtalk: ' https://oapi.dingtalk.com/robot/send?access_token=c0ffee',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/693a91f6-7b1c-4bc4-97a0-0ec2d1fa5aaa',
  email: 'boss@example.com',
} as const
const kinds = [...RECIPIENT_KINDS]

describe('an address under another kind', () => {
  it.each([
    ['wecom', 'dingtalk', '这是钉钉群的地址，上面选「钉钉群」。'],
    ['dingtalk', 'feishu', '这是飞书群的地址，上面选「飞书群」。'],
    ['email', 'wecom', '这是企业微信群的地址，上面选「企业微信群」。'],
    ['feishu', 'email', '这是邮箱的地址，上面选「邮箱」。'],
  ] as const)('than %s, as it is of %s, says which to pick', (kind, of, words) => {
    expect(addressFault({ kind, address: ADDRESSES[of] }, kinds)).toBe(words)
  })
  it('is none of its own kind, and none as long as nothing is known of it', () => {
    for (const kind of kinds) {
      expect(addressFault({ kind, address: ADDRESSES[kind] }, kinds)).toBeNull()
      for (const address of ['', 'https', 'laoban', 'https://example.com/'])
        expect(addressFault({ kind, address }, kinds)).toBeNull()
    }
  })
  it('asks for no kind that cannot be added here', () => {
    expect(addressFault({ kind: 'wecom', address: ADDRESSES.email }, ['wecom'])).toBeNull()
  })
})

it('what DingTalk signs with begins with SEC, and what is missing asks for nothing', () => {
  expect(secretFault('dingtalk', 'abc')).toMatch(/SEC 开头.*加签/)
  expect(['SEC0a1b', ' SEC0a1b', ''].map((secret) => secretFault('dingtalk', secret))).toEqual([
    ...[null, null, null],
  ])
  expect(secretFault('feishu', 'abc')).toBeNull()
})
