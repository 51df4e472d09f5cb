import * as z from 'zod'
import { Count, Instant, MerchantName, PersonId, ShopDay, StoreId } from '../_platform/contract.js'
import { ROLES } from './vocabulary.js'

export const SessionRequest = z
  .strictObject({
    appid: MerchantName,
    code: z
      .string()
      .min(1)
      .max(128)
      .meta({ description: 'What wx.login gave; it serves once and expires after five minutes.' }),
    visitorId: z.uuid().optional(),
  })
  .meta({ id: 'SessionRequest' })
export type SessionRequest = z.infer<typeof SessionRequest>

const StaffPost = z.object({
  role: z.enum(ROLES),
  storeId: StoreId.nullable().meta({ description: 'null: every store (owners).' }),
})

export const Me = z
  .object({
    personId: PersonId,
    name: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    isFan: z.boolean(),
    memberSince: Instant.nullable(),
    isRegular: z.boolean(),
    visits: Count,
    lastVisitOn: ShopDay.nullable(),
    staff: z.array(StaffPost),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Session = z.object({ token: z.string(), expiresAt: Instant, me: Me }).meta({ id: 'Session' })
export type Session = z.infer<typeof Session>
