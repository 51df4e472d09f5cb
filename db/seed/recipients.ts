import { addRecipient } from '../../api/_outreach/index.js'
import type { MerchantContext } from '../../api/_platform/context.js'
import type { DemoShop } from './shop.js'

/** The groups that the demo shop's reports go to; the stand-in answers for their robots. */
const RECIPIENTS = [
  {
    of: 'brand',
    kind: 'wecom',
    name: '老板群',
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=5eed0000-0000-4000-8000-000000000001',
  },
  {
    of: 'riverside',
    kind: 'feishu',
    name: '滨江店店长群',
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/5eed0000-0000-4000-8000-000000000002',
  },
] as const

export const addRecipients = async (ctx: MerchantContext, shop: DemoShop) => {
  for (const { of, ...recipient } of RECIPIENTS) {
    const storeId = of === 'brand' ? null : shop[of]
    await addRecipient({ ...ctx, canMail: false }, { ...recipient, storeId })
  }
}
