import * as z from 'zod'
import { line, PageQuery, pageOf } from '../../_platform/contract.js'
import { Named } from '../funnels/contract.js'
import { SUBJECTS, type SubjectName } from '../vocabulary.js'

export const Subject = z.enum(Object.keys(SUBJECTS) as [SubjectName])

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
