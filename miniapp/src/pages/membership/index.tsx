import { PageFrame } from '@/features/frame/page-frame'

const MembershipPage = () => <PageFrame back title="会员" />

export default MembershipPage
