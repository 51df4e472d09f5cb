import { PageFrame } from '@/features/frame/page-frame'

const ProfilePage = () => <PageFrame back title="门店资料" />

export default ProfilePage
