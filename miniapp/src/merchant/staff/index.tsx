import { PageFrame } from '@/features/frame/page-frame'

const StaffPage = () => <PageFrame back title="店员" />

export default StaffPage
