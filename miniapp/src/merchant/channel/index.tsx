import { PageFrame } from '@/features/frame/page-frame'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const ChannelPage = () => {
  const workplace = useWorkplace()
  return (
    <PageFrame title="一个来源" back>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="客人从哪里来，只有店长和老板能看。"
        blocks={[64, 76, 320]}
      >
        {() => null}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default ChannelPage
