import { PageFrame } from '@/features/frame/page-frame'

const DishEditPage = () => <PageFrame back title="一道菜" />

export default DishEditPage
