import * as z from 'zod'
import {
  Count,
  Instant,
  InviteId,
  MerchantName,
  PageQuery,
  PersonId,
  pageOf,
  ShopDay,
  StaffActionId,
  StaffId,
  StoreId,
} from '../_platform/contract.js'
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

export const InviteRequest = z
  .strictObject({ role: z.enum(['clerk', 'manager']) })
  .meta({ id: 'InviteRequest' })
export type InviteRequest = z.infer<typeof InviteRequest>

/** The code is told here and never again. */
export const Invite = z
  .object({
    id: InviteId,
    code: z.string(),
    role: z.enum(ROLES),
    storeId: StoreId.nullable(),
    expiresAt: Instant,
  })
  .meta({ id: 'Invite' })
export type Invite = z.infer<typeof Invite>

export const PostClaim = z
  .strictObject({
    code: z
      .string()
      .max(40)
      .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')),
  })
  .meta({ id: 'PostClaim' })
export type PostClaim = z.infer<typeof PostClaim>

const StaffMember = z
  .object({
    id: StaffId,
    role: z.enum(ROLES),
    storeId: StoreId.nullable(),
    name: z.string().nullable(),
    phoneTail: z.string().nullable(),
    since: Instant,
    isMe: z.boolean(),
  })
  .meta({ id: 'StaffMember' })
export const StaffList = z.object({ items: z.array(StaffMember) }).meta({ id: 'StaffList' })
export type StaffList = z.infer<typeof StaffList>

export const StaffActionQuery = PageQuery
const StaffAction = z
  .object({
    id: StaffActionId,
    at: Instant,
    storeId: StoreId.nullable(),
    action: z.string(),
    subject: z.string().nullable(),
    who: z.object({ personId: PersonId, name: z.string().nullable(), phoneTail: z.string().nullable() }),
  })
  .meta({ id: 'StaffAction' })
export const StaffActionPage = pageOf(StaffAction).meta({ id: 'StaffActionPage' })
export type StaffActionPage = z.infer<typeof StaffActionPage>
