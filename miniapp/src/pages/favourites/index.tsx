import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { useOnReturn } from '@/features/frame/use-on-return'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { FavouriteList } from '@/features/storefront/favourite-list'
import { useFavourites } from '@/features/storefront/use-favourites'
import { useShop } from '@/features/storefront/use-shop'
import { openTab } from '@/platform/navigation'

const FavouritesPage = () => {
  const { store, ...shop } = useShop()
  const { favourites, error = shop.error, retry } = useFavourites(store?.id)
  usePageViewed('favourites', store?.id)
  useOnReturn(() => void retry())
  const answer = {
    data: favourites && store && { favourites, storeId: store.id },
    error,
    retry: () => Promise.all([shop.retry(), retry()]),
  }
  return (
    <PageFrame back title="想吃的菜">
      <Loaded answer={answer} blocks={[96, 96, 96]}>
        {(list) =>
          list.favourites.length > 0 ? (
            <FavouriteList {...list} />
          ) : (
            <Blank
              art="tea"
              title="还没有想吃的菜"
              words="翻翻菜单，看到想吃的点一下心，下回来就不用想。"
              action={{ words: '看看菜单', onTap: () => openTab('menu') }}
            />
          )
        }
      </Loaded>
    </PageFrame>
  )
}

export default FavouritesPage
