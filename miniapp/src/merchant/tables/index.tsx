import { PageFrame } from '@/features/frame/page-frame'
import { TablesDock } from '@/features/shop-editing/tables-dock'
import { TablesEditor } from '@/features/shop-editing/tables-editor'
import { useHand } from '@/features/shop-editing/use-hand'
import { usePlan } from '@/features/shop-editing/use-plan'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const TablesPage = () => {
  const workplace = useWorkplace()
  const mayEdit = workplace.role === 'manager' || workplace.role === 'owner'
  const plan = usePlan(mayEdit ? workplace.store?.id : undefined)
  const hand = useHand(plan)
  return (
    <PageFrame
      back
      title={titleIn(workplace, '桌位')}
      dock={mayEdit && <TablesDock plan={plan} hand={hand} />}
    >
      <WorkplaceDoor workplace={workplace} managersSee="桌位由店长和老板来摆。" blocks={[44, 480]}>
        {() => <TablesEditor plan={plan} hand={hand} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default TablesPage
