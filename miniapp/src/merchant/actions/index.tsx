import { PageFrame } from '@/features/frame/page-frame'

const ActionsPage = () => <PageFrame back title="谁做了什么" />

export default ActionsPage
