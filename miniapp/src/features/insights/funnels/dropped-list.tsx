import { listDropped } from '@/client/funnels'
import { KnownGuests } from '../people/known-guests'

type DroppedListProps = {
  /** Whose funnel it is: a store’s, or all of them. */
  scope: string
  /** In which store the pages of the people are read. */
  storeId: string
  today: string
  funnel: string
  step: number
  span: { from: string; to: string }
}

/** Who came to a step of a funnel and no further. */
export const DroppedList = ({ scope, storeId, today, funnel, step, span }: DroppedListProps) => (
  <KnownGuests
    name={`dropped ${scope} ${funnel} ${step} ${span.from} ${span.to}`}
    readPage={(cursor) => listDropped(scope, funnel, { ...span, step, cursor })}
    {...{ storeId, today, did: '走到这里' }}
  />
)
