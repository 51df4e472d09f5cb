import { View } from '@tarojs/components'
import type { StoreReservation } from '@/client/dining'
import { Button } from '@/components/button'
import { Visit } from '@/components/hour'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { aboutVisit, nameOf, settledTime, tableOf, visitPill } from './visit-words'

type VisitCardProps = {
  visit: StoreReservation
  /** It came in while the page was open. */
  isNew: boolean
  fault: string | undefined
  onSeat(): void
  onNoShow(): void
  onTakeBack(): void
  /** For those who may see more of a guest. */
  onOpenGuest?: (() => void) | undefined
}

export const VisitCard = ({
  visit,
  isNew,
  fault,
  onSeat,
  onNoShow,
  onTakeBack,
  onOpenGuest,
}: VisitCardProps) => {
  const { tone, words } = visitPill(visit)
  const pill = <Pill tone={tone}>{words}</Pill>
  const who = `${nameOf(visit)} · ${visit.partySize} 位`
  const name = onOpenGuest ? (
    <Tap className="visit-card-guest" label={`${who}，看这位客人`} onTap={onOpenGuest}>
      <View className="one-line">{who}</View>
    </Tap>
  ) : (
    <View className="one-line">{who}</View>
  )
  const late = tone === 'wait'
  return (
    <Visit
      tone={tone === 'good' || tone === 'wait' || tone === 'gone' ? tone : 'plain'}
      name={
        <>
          {name}
          {!late && pill}
          {isNew && <Pill tone="level">新</Pill>}
        </>
      }
      detail={[tableOf(visit), visit.takenByPhone && '电话订的', !late && aboutVisit(visit)]
        .filter(Boolean)
        .join(' · ')}
      side={<Side visit={visit} who={who} onSeat={onSeat} onNoShow={onNoShow} onTakeBack={onTakeBack} />}
    >
      {late && (
        <View className="row">
          {pill}
          <View className="note">{aboutVisit(visit)}</View>
        </View>
      )}
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
    </Visit>
  )
}

type SideProps = Pick<VisitCardProps, 'visit' | 'onSeat' | 'onNoShow' | 'onTakeBack'> & { who: string }

const Side = ({ visit, who, onSeat, onNoShow, onTakeBack }: SideProps) => {
  const time = settledTime(visit)
  const { words } = visitPill(visit)
  if (time)
    return (
      <View className="visit-card-settled">
        <View className="note">{time}</View>
        {visit.canReinstate && (
          <Button kind="plain" small label={`${who}，撤回${words}`} onTap={onTakeBack}>
            撤回
          </Button>
        )}
      </View>
    )
  return (
    <View className="visit-card-acts">
      {visit.canSeat && (
        <Button kind="yes" small label={`${who}，入座`} onTap={onSeat}>
          入座
        </Button>
      )}
      {visit.canMarkNoShow && (
        <Button kind="side" small label={`${who}，没来`} onTap={onNoShow}>
          没来
        </Button>
      )}
    </View>
  )
}
