import { PageFrame } from '@/features/frame/page-frame'

const FavouritesPage = () => <PageFrame back title="想吃的菜" />

export default FavouritesPage
