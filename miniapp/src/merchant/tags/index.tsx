import { PageFrame } from '@/features/frame/page-frame'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const TagsPage = () => {
  const workplace = useWorkplace()
  return (
    <PageFrame title="标签" back>
      <WorkplaceDoor workplace={workplace} managersSee="标签由店长和老板来定。" blocks={[64, 76, 320]}>
        {() => null}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default TagsPage
