import { PageFrame } from '@/features/frame/page-frame'

const DishPage = () => <PageFrame back title="菜" />

export default DishPage
