import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { MenuDesk } from '@/features/menu-editing/menu-desk'
import { MenuDock } from '@/features/menu-editing/menu-dock'
import { useOrdering } from '@/features/menu-editing/use-ordering'
import { useStoreMenu } from '@/features/menu-editing/use-store-menu'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const DishesPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  const storeMenu = useStoreMenu(store?.id)
  const ordering = useOrdering(store?.id ?? '', storeMenu)
  const keeps = workplace.managesAll
  return (
    <PageFrame
      back
      title={store ? `菜单 · ${store.name}` : '菜单'}
      dock={
        store &&
        keeps &&
        storeMenu.data &&
        storeMenu.data.categories.length > 0 && <MenuDock storeId={store.id} ordering={ordering} />
      }
    >
      <WorkplaceDoor workplace={workplace} blocks={[44, 36, 192, 36, 192]}>
        {(chosen, role) => (
          <MenuDesk
            storeId={store?.id ?? chosen.id}
            keeps={keeps}
            isClerk={role === 'clerk'}
            storeMenu={storeMenu}
            ordering={ordering}
          />
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default DishesPage
