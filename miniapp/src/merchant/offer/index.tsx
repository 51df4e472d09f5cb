import { PageFrame } from '@/features/frame/page-frame'

const OfferEditPage = () => <PageFrame back title="一张券" />

export default OfferEditPage
