import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { openPage } from '@/platform/navigation'
import type { Periods } from '../period/use-period'

type MorePagesProps = {
  /** The store, or all of them. */
  scope: string
  periods: Periods
}

/** The other pages of figures; they begin with what this one shows. */
export const MorePages = ({ scope, periods: { period, on } }: MorePagesProps) => {
  const same = { storeId: scope, period, on }
  return (
    <Card listed>
      <ListRow
        icon="calendar"
        words="周一小结"
        detail="上一周，读完一分钟"
        onTap={() => openPage('week', { storeId: scope })}
      />
      <ListRow
        icon="bell"
        words="不寻常的事"
        detail="和平常不一样的"
        onTap={() => openPage('alerts', { storeId: scope })}
      />
      <ListRow
        icon="chart"
        words="漏斗"
        detail="人少在哪一步"
        onTap={() => openPage('funnels', { storeId: scope })}
      />
      <ListRow
        icon="again"
        words="留存"
        detail="来过的还来不来"
        onTap={() => openPage('retention', { storeId: scope })}
      />
      <ListRow
        icon="scan"
        words="客人从哪里来"
        detail="海报、桌贴的码"
        onTap={() => openPage('channels', same)}
      />
      <ListRow
        icon="ticket"
        words="券"
        detail="带来多少，花了多少"
        onTap={() => openPage('couponFigures', same)}
      />
      <ListRow icon="bowl" words="菜" detail="看的人多了少了" onTap={() => openPage('dishFigures', same)} />
      <ListRow
        icon="people"
        words="会员"
        detail="谁常来，谁走远了"
        onTap={() => openPage('memberFigures', same)}
      />
    </Card>
  )
}
