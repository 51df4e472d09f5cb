import type { SendFault } from '../../_platform/messengers/outcome.js'
import type { DeliveryStatus } from '../vocabulary.js'

/** Why a delivery ended, beside what a robot or a mail server answered. */
export type DeliveryFault = SendFault | 'ended' | 'late'

const FAULTS: Record<DeliveryFault, string> = {
  busy: '对方正忙，过一会儿再发',
  tooFast: '发得太密，歇一会儿再发',
  unreached: '没连上对方，过一会儿再发',
  gone: '机器人不在了：可能被移出了群，请重新添加',
  stopped: '机器人被停用了，请到群里打开它',
  signature: '签名对不上，请把加签的密钥再复制一次',
  keyword: '机器人只收带关键词的消息，请在机器人设置里加一个关键词“熟客”，或改用加签',
  ip: '机器人只收指定地址的消息，请在机器人设置里去掉 IP 限制，改用加签',
  content: '对方不收这段内容',
  mailbox: '这个邮箱收不了，请核对地址',
  mailMissing: '店里还没有设好发邮件',
  refused: '对方没有收',
  ended: '已经不往这里发了',
  late: '试了一天都没发出去',
}

const isFault = (fault: string): fault is DeliveryFault => Object.hasOwn(FAULTS, fault)

/** How it stands with a delivery, in a sentence for whoever added the recipient. */
export const deliveryInWords = (status: DeliveryStatus, fault: string | null): string => {
  const why = fault && isFault(fault) ? FAULTS[fault] : null
  if (status === 'sent') return '已送到'
  if (status === 'sending') return '正在发'
  if (status === 'waiting') return why ?? '马上就发'
  if (status === 'unknown') return '发出去了，没等到回音；怕重复，不再发'
  return why ?? '没有发成'
}
