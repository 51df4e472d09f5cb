import { READY_RETENTIONS, type ReadyRetention } from '../vocabulary.js'
import { RetentionQuestion } from './contract.js'

const matching = (events: readonly string[]) => events.map((event) => ({ event }))

/** What a manager asks of who comes back, as the question that it is. */
export const readyRetention = (
  ready: ReadyRetention,
  more: Pick<RetentionQuestion, 'unit'> & Partial<Pick<RetentionQuestion, 'periods'>>,
): RetentionQuestion => {
  const { target, returning, kind } = READY_RETENTIONS[ready]
  return RetentionQuestion.parse({
    ...{ target: matching(target), returning: matching(returning), kind },
    ...more,
  })
}
