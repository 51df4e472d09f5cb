import { View } from '@tarojs/components'
import type { StoreReservation } from '@/client/dining'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { nameOf } from './visit-words'

type NoShowSheetProps = {
  visit: StoreReservation | undefined
  onClose(): void
  onNoShow(visit: StoreReservation): void
}

/** Asks once more, as a table that somebody else books meanwhile cannot be taken back. */
export const NoShowSheet = ({ visit, onClose, onNoShow }: NoShowSheetProps) => (
  <Sheet open={visit !== undefined} title={visit ? `${nameOf(visit)}没来？` : ''} onClose={onClose}>
    {visit && (
      <>
        <View className="note">{`订的 ${visit.time} · ${visit.partySize} 位。记下后 ${visit.tableLabel} 腾给别人订；十分钟内没人订走，还能撤回。`}</View>
        <Button kind="main" wide onTap={() => onNoShow(visit)}>
          {`没来，腾出 ${visit.tableLabel}`}
        </Button>
        <Button kind="plain" wide onTap={onClose}>
          再等等
        </Button>
      </>
    )}
  </Sheet>
)
