import * as z from 'zod'
import { STEPS_AT_MOST } from '../../_insights/vocabulary.js'
import { PageQuery, ShopDay } from '../../_platform/contract.js'

export const DroppedQuery = PageQuery.extend({
  from: ShopDay.optional(),
  to: ShopDay.optional(),
  step: z.coerce.number().int().min(1).max(STEPS_AT_MOST).meta({ description: 'The last step they got to.' }),
})
export type DroppedQuery = z.infer<typeof DroppedQuery>
