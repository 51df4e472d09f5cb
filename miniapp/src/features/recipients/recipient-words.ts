import type { ReportRecipient } from '@/client/recipients'
import type { Tone } from '@/components/pill'
import { type DeliveryStatus, isSecretOf, type RecipientKind } from '../../../../api/_outreach/vocabulary'

type KindWords = {
  words: string
  /** What the address is called there, and what one looks like. */
  address: string
  example: string
  /** What it signs with is called there; null where nothing is signed. */
  secret: string | null
  /** How to come by the address. */
  steps: [string, string, string]
}

export const KINDS: Record<RecipientKind, KindWords> = {
  wecom: {
    words: '企业微信群',
    address: 'Webhook 地址',
    example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
    secret: null,
    steps: [
      '群右上角 ··· → 消息推送（群机器人）→ 添加。',
      '起个名字，比如「店里小结」。',
      '复制它给的地址，粘到下面。',
    ],
  },
  dingtalk: {
    words: '钉钉群',
    address: 'Webhook 地址',
    example: 'https://oapi.dingtalk.com/robot/send?access_token=…',
    secret: '加签密钥',
    steps: [
      '群设置 → 机器人 → 添加机器人 → 自定义。',
      '安全设置勾「加签」，把 SEC 开头的密钥粘到下面。',
      '复制 Webhook 地址，粘到下面。',
    ],
  },
  feishu: {
    words: '飞书群',
    address: 'Webhook 地址',
    example: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
    secret: '签名密钥',
    steps: [
      '群设置 → 群机器人 → 添加机器人 → 自定义机器人。',
      '安全设置打开「签名校验」，把密钥粘到下面。',
      '复制 Webhook 地址，粘到下面。',
    ],
  },
  email: {
    words: '邮箱',
    address: '邮箱地址',
    example: 'laoban@example.com',
    secret: null,
    steps: [
      '每周一早上一封，图都在字里，不带附件。',
      '一个地址一封，别人看不到还有谁收。',
      '没收到先看看垃圾箱。',
    ],
  },
}

export const kindsOf = (kinds: RecipientKind[]) => kinds.map((key) => ({ key, words: KINDS[key].words }))

const hostIn = (address: string) => /^https:\/\/([^/]+)\//.exec(address)?.[1]

const isAddressOf = (kind: RecipientKind, address: string) =>
  kind === 'email' ? /^[^/\s]+@[^/\s]+\.\w+$/.test(address) : hostIn(address) === hostIn(KINDS[kind].example)

type Typed = { kind: RecipientKind; address: string }

/** That an address is of another kind than was picked, of those that can be added; null where it is not, or nobody knows. */
export const addressFault = ({ kind, address }: Typed, kinds: RecipientKind[]) => {
  const of = kinds.find((one) => isAddressOf(one, address.trim()))
  return of && of !== kind ? `这是${KINDS[of].words}的地址，上面选「${KINDS[of].words}」。` : null
}

/** What is wrong with what messages are to be signed with; nothing where it is left empty. */
export const secretFault = (kind: RecipientKind, secret: string) =>
  secret.trim() === '' || isSecretOf(kind, secret.trim())
    ? null
    : '要 SEC 开头的那一串，在机器人的安全设置里，勾上「加签」就看得到。'

const TONES: Record<DeliveryStatus, Tone> = {
  waiting: 'wait',
  sending: 'wait',
  sent: 'good',
  refused: 'gone',
  failed: 'gone',
  unknown: 'wait',
}
const STATES: Record<DeliveryStatus, string> = {
  waiting: '等着发',
  sending: '正在发',
  sent: '送到了',
  refused: '没收',
  failed: '没发成',
  unknown: '说不准',
}

/** How its last report fared: a word to stand in a pill. */
export const stateOf = (status: DeliveryStatus) => ({ tone: TONES[status], words: STATES[status] })

/** 「钉钉群 · …5aaa」 */
export const placeWords = ({ kind, address }: Pick<ReportRecipient, 'kind' | 'address'>) =>
  `${KINDS[kind].words} · ${address}`
