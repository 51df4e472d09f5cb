import type { RedemptionPage } from '@/client/vouchers'
import { clockTime } from '@/words/days'
import { yuan } from '@/words/money'

type Redemption = RedemptionPage['items'][number]

/** 「19:53 · 小吴 · 账单 ¥318，减 ¥30」 */
export const aboutRedemption = ({ redeemedAt, clerkName, billFen, discountFen }: Redemption) =>
  [
    clockTime(redeemedAt),
    clerkName,
    `账单 ¥${yuan(billFen)}${discountFen > 0 ? `，减 ¥${yuan(discountFen)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ')
