import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { NoSuchRows } from '@/features/insights/rows/no-such-rows'
import { RowList } from '@/features/insights/rows/row-list'
import { isRowFigure } from '@/features/insights/rows/row-words'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { decoded } from '@/platform/decoded'

const RowsPage = () => {
  const { storeId, figure, from, to, about, name, staffId } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '数的是这些')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="数字背后的人，只有店长和老板能看。"
        blocks={[56, 28, 180, 28, 240]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          if (!isRowFigure(figure)) return <NoSuchRows />
          const asked = { storeId: scope ?? id, figure, from, to, about, staffId }
          return (
            <RowList key={id} today={today} asked={{ ...asked, name: name && (decoded(name) ?? name) }} />
          )
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default RowsPage
