import { PageFrame } from '@/features/frame/page-frame'

const OffersPage = () => <PageFrame back title="券" />

export default OffersPage
