import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { SharedWeek } from '@/features/week/shared-week'

/** For anybody who was sent the address; nobody is signed in for it. */
const SharedWeekPage = () => {
  const { link = '' } = useRouter().params
  return (
    <PageFrame title="周一小结">
      <SharedWeek token={link} />
    </PageFrame>
  )
}

export default SharedWeekPage
