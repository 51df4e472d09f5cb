import { PageFrame } from '@/features/frame/page-frame'

const HoursPage = () => <PageFrame back title="营业时间" />

export default HoursPage
