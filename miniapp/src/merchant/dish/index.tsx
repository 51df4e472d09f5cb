import { useRouter } from '@tarojs/taro'
import { usePicture } from '@/client/use-picture'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { DishDesk } from '@/features/menu-editing/dish-desk'
import { DishForm } from '@/features/menu-editing/dish-form'
import { findDish } from '@/features/menu-editing/menu-view'
import { useDishEdit } from '@/features/menu-editing/use-dish-edit'
import { useSoldOut } from '@/features/menu-editing/use-sold-out'
import { useStoreMenu } from '@/features/menu-editing/use-store-menu'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { goBack } from '@/platform/navigation'

const BLOCKS = [52, 52, 112, 96, 140, 112]

const DishEditPage = () => {
  const { storeId, dishId } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  const storeMenu = useStoreMenu(store?.id)
  const menu = storeMenu.data
  const dish = menu && dishId ? findDish(menu, dishId) : undefined
  if (store && menu && workplace.managesAll && (dish || !dishId))
    return <Editor wish={{ storeId: store.id, menu, storeMenu }} dish={dish} />
  return (
    <PageFrame back title="一道菜">
      <WorkplaceDoor workplace={workplace} managersSee="改菜单请店长来。今天售罄在菜单里拨。" blocks={BLOCKS}>
        {() =>
          workplace.managesAll ? (
            <Loaded answer={storeMenu} blocks={BLOCKS}>
              {() => (
                <Blank
                  art="tea"
                  title="这道菜不在菜单上了"
                  words="可能刚被同事拿掉。"
                  action={{ words: '回菜单', icon: 'bowl', onTap: goBack }}
                />
              )}
            </Loaded>
          ) : (
            <Blank
              art="tea"
              title="这一页老板改"
              words="菜单几家店共用，请老板来改。"
              action={{ words: '回菜单', icon: 'bowl', onTap: goBack }}
            />
          )
        }
      </WorkplaceDoor>
    </PageFrame>
  )
}

type Dish = Parameters<typeof useDishEdit>[0]
type Wish = Parameters<typeof useDishEdit>[1]

const Editor = ({ wish, dish }: { wish: Wish; dish: Dish }) => {
  const editing = useDishEdit(dish, wish, goBack)
  const soldOut = useSoldOut(wish.storeId, wish.storeMenu.change)
  const upload = usePicture()
  const shown = dish && findDish(soldOut.asMarked(wish.menu), dish.id)
  return (
    <PageFrame
      back
      title={dish ? '改一道菜' : '加一道菜'}
      dock={
        <Button kind="main" wide busy={editing.busy} disabled={upload.busy} onTap={editing.save}>
          {dish ? '就这么改' : '把这道菜放上菜单'}
        </Button>
      }
    >
      <DishForm editing={editing} menu={wish.menu} upload={upload} />
      {shown && <DishDesk dish={shown} soldOut={soldOut} removal={editing.removal} />}
    </PageFrame>
  )
}

export default DishEditPage
