import { PageFrame } from '@/features/frame/page-frame'
import { ProfileDock, ProfileForm } from '@/features/shop-editing/profile-form'
import { useProfile } from '@/features/shop-editing/use-profile'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const ProfilePage = () => {
  const workplace = useWorkplace()
  const mayEdit = workplace.role === 'manager' || workplace.role === 'owner'
  const profile = useProfile(mayEdit ? workplace.store?.id : undefined)
  return (
    <PageFrame
      back
      title={titleIn(workplace, '门店资料')}
      dock={mayEdit && <ProfileDock profile={profile} />}
    >
      <WorkplaceDoor
        workplace={workplace}
        managersSee="门店资料由店长和老板来改。"
        blocks={[52, 52, 52, 108, 120]}
      >
        {() => <ProfileForm profile={profile} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default ProfilePage
