import { Blank } from '@/components/blank'
import { replacePage } from '@/platform/navigation'

/** A figure that is not, or no longer, one of ours. */
export const NoSuchRows = () => (
  <Blank
    art="tea"
    title="没有这个数"
    words="这个链接里的数字我们不认识，回「经营」里点开看。"
    action={{ words: '看经营', icon: 'chart', onTap: () => replacePage('pulse') }}
  />
)
