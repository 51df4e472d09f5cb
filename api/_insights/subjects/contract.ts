import * as z from 'zod'
import { DishId, line, OfferId, PageQuery, pageOf, StoreId } from '../../_platform/contract.js'
import { ChannelCode } from '../../_tracking/contract.js'
import { Named } from '../funnels/contract.js'
import { SUBJECTS, type SubjectName } from '../vocabulary.js'

export const Subject = z.enum(Object.keys(SUBJECTS) as [SubjectName])

/** What can be one: the definition of a funnel may say any word. */
export const SUBJECT_VALUES: Record<SubjectName, z.ZodType> = {
  dishId: DishId,
  offerId: OfferId,
  channel: ChannelCode,
  store: StoreId,
}

export const SubjectQuery = PageQuery.extend({
  search: line(24).optional().meta({ description: 'What its name has in it.' }),
})
export type SubjectQuery = z.infer<typeof SubjectQuery>

export const SubjectPage = pageOf(
  Named.extend({
    store: z.string().nullable().meta({ description: 'Whose it is, where it is one store’s.' }),
  }),
).meta({ id: 'SubjectPage', description: 'What is there first, then what went last.' })
export type SubjectPage = z.infer<typeof SubjectPage>
