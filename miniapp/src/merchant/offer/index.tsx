import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Store } from '@/client/storefront'
import { usePicture } from '@/client/use-picture'
import type { StoreOffer } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/features/frame/page-frame'
import { OfferEnding } from '@/features/offer-editing/offer-ending'
import { OfferForm } from '@/features/offer-editing/offer-form'
import { StoreOfferTicket } from '@/features/offer-editing/store-offer-ticket'
import { useOfferEdit } from '@/features/offer-editing/use-offer-edit'
import { useStoreOffer } from '@/features/offer-editing/use-store-offers'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { goBack } from '@/platform/navigation'

const BLOCKS = [120, 50, 220, 52, 52]

const OfferEditPage = () => {
  const { storeId, offerId } = useRouter().params
  const workplace = useWorkplace()
  const { managed, managesAll } = workplace
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  const answer = useStoreOffer(store?.id, offerId)
  const offer = answer.data
  if (store && managed.includes(store) && (offer ? offer.canEdit : !offerId))
    return <Editor store={store} offer={offer} managed={managed} hasAll={managesAll} />
  return (
    <PageFrame back title="一张券">
      <WorkplaceDoor workplace={workplace} managersSee="写券、收券是店长和老板的事。" blocks={BLOCKS}>
        {() => (
          <Loaded answer={answer} blocks={BLOCKS}>
            {(shared) => (
              <View className="stack">
                <StoreOfferTicket offer={shared} stores={workplace.stores} />
                <Notice icon="lock">这张券也在别的店用，请老板来改。</Notice>
              </View>
            )}
          </Loaded>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

type EditorProps = { store: Store; offer: StoreOffer | undefined; managed: Store[]; hasAll: boolean }

const Editor = ({ store, offer, managed, hasAll }: EditorProps) => {
  const place = { storeId: store.id, storeIds: hasAll ? [] : [store.id] }
  const editing = useOfferEdit(offer, place, goBack)
  const upload = usePicture()
  return (
    <PageFrame
      back
      title={offer ? '改一张券' : '写一张券'}
      dock={
        <Button kind="main" wide busy={editing.busy} disabled={upload.busy} onTap={editing.save}>
          {offer ? '就这么改' : '写好了，放给客人领'}
        </Button>
      }
    >
      <OfferForm editing={editing} offer={offer} stores={managed} hasAll={hasAll} upload={upload} />
      {offer && <OfferEnding storeId={store.id} offer={offer} />}
    </PageFrame>
  )
}

export default OfferEditPage
