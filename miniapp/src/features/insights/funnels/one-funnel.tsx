import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { replacePage } from '@/platform/navigation'
import { FunnelBoard } from './funnel-board'
import { useFunnels } from './use-funnels'

type OneFunnelProps = { scope: string; today: string; funnel: string }

/** A funnel by its name, if it is there. */
export const OneFunnel = ({ scope, today, funnel }: OneFunnelProps) => (
  <Loaded answer={useFunnels(scope)} blocks={[44, 64, 400, 220]}>
    {({ items, names }) => {
      const info = items.find((one) => one.funnel === funnel)
      return info ? (
        <FunnelBoard scope={scope} today={today} info={info} names={names} />
      ) : (
        <Blank
          art="tea"
          title="没找到这个漏斗"
          words="它可能已经被收起来了。"
          action={{
            words: '看别的漏斗',
            icon: 'chart',
            onTap: () => replacePage('funnels', { storeId: scope }),
          }}
        />
      )
    }}
  </Loaded>
)
