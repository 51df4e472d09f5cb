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

/** Asks once more, as a table that was given away cannot be taken back. */
export const NoShowSheet = ({ visit, onClose, onNoShow }: NoShowSheetProps) => (
  <Sheet open={visit !== undefined} title={visit ? `${nameOf(visit)}没来？` : ''} onClose={onClose}>
    {visit && (
      <>
        <View className="note">{`订的 ${visit.time} · ${visit.partySize} 位。记下以后改不回来，${visit.tableLabel} 会腾给别人订。`}</View>
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
