import { PageFrame } from '@/features/frame/page-frame'

const TablesPage = () => <PageFrame back title="桌位" />

export default TablesPage
