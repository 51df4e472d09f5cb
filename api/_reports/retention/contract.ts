import * as z from 'zod'
import { RetentionCell } from '../../_insights/retention/contract.js'
import { READY_RETENTIONS, type ReadyRetention } from '../../_insights/vocabulary.js'
import { PageQuery } from '../../_platform/contract.js'

export const RetentionName = z.enum(Object.keys(READY_RETENTIONS) as [ReadyRetention])

export const ReturnedQuery = RetentionCell.extend(PageQuery.shape)
export type ReturnedQuery = z.infer<typeof ReturnedQuery>

export const RetentionSheetQuery = RetentionCell.pick({ unit: true })
export type RetentionSheetQuery = z.infer<typeof RetentionSheetQuery>
