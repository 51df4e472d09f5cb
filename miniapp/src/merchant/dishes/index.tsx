import { PageFrame } from '@/features/frame/page-frame'

const DishesPage = () => <PageFrame back title="菜单" />

export default DishesPage
