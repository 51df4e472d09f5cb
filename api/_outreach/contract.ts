import * as z from 'zod'
import { Count, Instant } from '../_platform/contract.js'
import { NOTICE_KINDS } from './vocabulary.js'

/** WeChat's id of the template for each kind of notice that this merchant sends. */
export const NoticeTemplates = z
  .object({ items: z.array(z.object({ kind: z.enum(NOTICE_KINDS), templateId: z.string() })) })
  .meta({ id: 'NoticeTemplates' })
export type NoticeTemplates = z.infer<typeof NoticeTemplates>

/** How many notices of each kind the person still allows. */
export const Grants = z
  .object({ items: z.array(z.object({ kind: z.enum(NOTICE_KINDS), left: Count })) })
  .meta({ id: 'Grants' })
export type Grants = z.infer<typeof Grants>

export const Erasure = z.object({ erasedAt: Instant }).meta({ id: 'Erasure' })
export type Erasure = z.infer<typeof Erasure>
