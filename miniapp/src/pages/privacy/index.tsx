import { PageFrame } from '@/features/frame/page-frame'

const PrivacyPage = () => <PageFrame back title="隐私" />

export default PrivacyPage
