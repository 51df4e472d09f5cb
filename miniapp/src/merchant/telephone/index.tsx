import { PageFrame } from '@/features/frame/page-frame'

const TelephonePage = () => <PageFrame back title="记电话订座" />

export default TelephonePage
