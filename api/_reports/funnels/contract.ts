import * as z from 'zod'
import { STEPS_AT_MOST } from '../../_insights/vocabulary.js'
import { Instant, PageQuery, PersonId, pageOf, ShopDay } from '../../_platform/contract.js'

export const DroppedQuery = PageQuery.extend({
  from: ShopDay.optional(),
  to: ShopDay.optional(),
  step: z.coerce.number().int().min(1).max(STEPS_AT_MOST).meta({ description: 'The last step they got to.' }),
})
export type DroppedQuery = z.infer<typeof DroppedQuery>

export const DroppedPage = pageOf(
  z.object({
    personId: PersonId,
    name: z.string().nullable(),
    phoneTail: z.string().nullable(),
    isMember: z.boolean(),
    isRegular: z.boolean(),
    at: Instant.meta({ description: 'When they took their last step.' }),
  }),
).meta({
  id: 'DroppedPage',
  description: 'Only fans and members, named or not; passers-by are nobody to write to.',
})
export type DroppedPage = z.infer<typeof DroppedPage>
