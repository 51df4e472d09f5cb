import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { OfferShelf } from '@/features/offer-editing/offer-shelf'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { openPage } from '@/platform/navigation'

const OffersPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  const writes = store && workplace.managed.includes(store)
  return (
    <PageFrame
      back
      title={store ? `券 · ${store.name}` : '券'}
      dock={
        writes && (
          <Button kind="main" wide icon="plus" onTap={() => openPage('offerEdit', { storeId: store.id })}>
            写一张新券
          </Button>
        )
      }
    >
      <WorkplaceDoor
        workplace={workplace}
        managersSee="写券、收券是店长和老板的事。"
        blocks={[50, 100, 100, 100]}
      >
        {(chosen) => (
          <OfferShelf key={(store ?? chosen).id} store={store ?? chosen} stores={workplace.stores} />
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default OffersPage
