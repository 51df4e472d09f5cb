import type { Dish } from '@/client/storefront'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { openPage } from '@/platform/navigation'
import { DishFacts } from './dish-facts'

type DishSheetProps = { dish?: Dish; storeId: string; onClose(): void }

/** A dish looked at closely. */
export const DishSheet = ({ dish, storeId, onClose }: DishSheetProps) => {
  if (!dish) return null
  const open = () => {
    onClose()
    openPage('dish', { id: dish.id, storeId })
  }
  return (
    <Sheet open title={dish.name} onClose={onClose}>
      <DishFacts dish={dish} storeId={storeId} />
      <Button kind="side" wide icon="share" onTap={open}>
        看大图，发给朋友
      </Button>
    </Sheet>
  )
}
