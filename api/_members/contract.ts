import * as z from 'zod'
import {
  Count,
  Instant,
  InviteId,
  line,
  MerchantName,
  MergeId,
  PersonId,
  Picture,
  ShopDay,
  StaffId,
  StoreId,
  TagId,
} from '../_platform/contract.js'
import {
  CONSENT_PURPOSES,
  KEPT_MONTHS,
  MERGE_REASONS,
  NAME_MAX_LENGTH,
  ROLES,
  SWITCHED_PURPOSES,
  TAG_MAX_LENGTH,
  TAG_RULES,
  type TagRuleKind,
} from './vocabulary.js'

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
    avatar: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    isFan: z.boolean(),
    memberSince: Instant.nullable(),
    isRegular: z.boolean(),
    visits: Count,
    lastVisitOn: ShopDay.nullable(),
    under14: z.boolean(),
    staff: z.array(StaffPost),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

/** What a person is called: no control or direction characters, which would garble a page. */
const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(NAME_MAX_LENGTH)
  .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u)

export const MembershipRequest = z
  .strictObject({
    phoneCode: z
      .string()
      .min(1)
      .max(128)
      .meta({ description: 'What the phone button gave; it serves once and expires after five minutes.' }),
    termsVersion: z.string().max(32).meta({ description: 'The wording that was agreed to.' }),
    storeId: StoreId,
    name: PersonName.optional(),
  })
  .meta({ id: 'MembershipRequest' })
export type MembershipRequest = z.infer<typeof MembershipRequest>

export const ProfileEdit = z
  .strictObject({ name: PersonName.optional(), avatar: Picture.nullable().optional() })
  .meta({ id: 'ProfileEdit' })
export type ProfileEdit = z.infer<typeof ProfileEdit>

const Consent = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  version: z.string(),
  given: z.boolean(),
  at: Instant,
  page: z.string().nullable(),
})

/** How each switch stands, and what the person agreed to or took back, the latest first. */
export const ConsentList = z
  .object({
    standing: z.array(
      z.object({
        purpose: z.enum(SWITCHED_PURPOSES),
        given: z.boolean(),
        since: Instant.nullable().meta({ description: 'null: it was never said, and follows from use.' }),
      }),
    ),
    items: z.array(Consent),
  })
  .meta({ id: 'ConsentList' })
export type ConsentList = z.infer<typeof ConsentList>

export const ConsentEdit = z
  .strictObject({
    purpose: z.enum(SWITCHED_PURPOSES),
    given: z.boolean(),
    version: z.string().max(32).meta({ description: 'The wording that was read.' }),
    storeId: StoreId.optional(),
    page: z
      .string()
      .regex(/^[a-z][a-z-]{0,31}$/)
      .meta({ description: 'The page it was said on.' }),
  })
  .meta({ id: 'ConsentEdit' })
export type ConsentEdit = z.infer<typeof ConsentEdit>

export const AgeWord = z.strictObject({ under14: z.boolean() }).meta({ id: 'AgeWord' })
export type AgeWord = z.infer<typeof AgeWord>

const KeptMonths = z.int().min(KEPT_MONTHS.least).max(KEPT_MONTHS.most)

/** For how many months the merchant keeps what guests did, and how the guests of bookings are reached. */
export const Retention = z
  .strictObject({ keepEventsMonths: KeptMonths, keepContactsMonths: KeptMonths })
  .meta({ id: 'Retention' })
export type Retention = z.infer<typeof Retention>

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
    name: line(NAME_MAX_LENGTH)
      .min(1)
      .optional()
      .meta({ description: 'What colleagues call them; left out, what they were called before.' }),
  })
  .meta({ id: 'PostClaim' })
export type PostClaim = z.infer<typeof PostClaim>

const StaffMember = z
  .object({
    id: StaffId,
    personId: PersonId,
    role: z.enum(ROLES),
    storeId: StoreId.nullable(),
    name: z.string().nullable(),
    phoneTail: z.string().nullable(),
    since: Instant,
    isMe: z.boolean(),
  })
  .meta({ id: 'StaffMember' })

/** An invite that nobody has claimed yet; its code was told once. */
const WaitingInvite = z
  .object({
    id: InviteId,
    role: z.enum(ROLES),
    storeId: StoreId.nullable(),
    expiresAt: Instant,
    invitedBy: z
      .string()
      .nullable()
      .meta({ description: 'The name of who invites; null: whoever runs the deployment, or nameless.' }),
  })
  .meta({ id: 'WaitingInvite' })

export const StaffList = z
  .object({ items: z.array(StaffMember), waiting: z.array(WaitingInvite) })
  .meta({ id: 'StaffList' })
export type StaffList = z.infer<typeof StaffList>

const TAG_RULE_KINDS = Object.keys(TAG_RULES) as [TagRuleKind, ...TagRuleKind[]]

/** What gives a tag by itself: something that can be counted, and how much of it is enough. */
const TagRule = z
  .strictObject({ kind: z.enum(TAG_RULE_KINDS), atLeast: Count })
  .refine(({ kind, atLeast }) => TAG_RULES[kind].min <= atLeast && atLeast <= TAG_RULES[kind].max)
  .meta({ id: 'TagRule' })
export type TagRule = z.infer<typeof TagRule>

export const TagEdit = z
  .strictObject({
    name: line(TAG_MAX_LENGTH).min(1),
    rule: TagRule.nullable().default(null).meta({ description: 'null: given by hand.' }),
  })
  .meta({ id: 'TagEdit' })
export type TagEdit = z.infer<typeof TagEdit>

export const TagList = z
  .object({
    items: z.array(
      z.object({
        id: TagId,
        name: z.string(),
        rule: TagRule.nullable(),
        byHand: Count.meta({ description: 'How many people it was given to by hand.' }),
      }),
    ),
  })
  .meta({ id: 'TagList' })
export type TagList = z.infer<typeof TagList>

export const PhoneChange = z
  .strictObject({
    phoneCode: z
      .string()
      .min(1)
      .max(128)
      .meta({ description: 'What the phone button gave; it serves once and expires after five minutes.' }),
  })
  .meta({ id: 'PhoneChange' })
export type PhoneChange = z.infer<typeof PhoneChange>

/** Who turned out to be one and the same person, the latest first. */
export const MergeList = z
  .object({
    items: z.array(
      z.object({
        id: MergeId,
        reason: z.enum(MERGE_REASONS),
        mergedAt: Instant,
        mergedBy: z.string().nullable().meta({ description: 'null: WeChat told it, or nameless.' }),
        from: z
          .object({ personId: PersonId, name: z.string().nullable(), phoneTail: z.string().nullable() })
          .meta({ description: 'Who they were taken to be; name and tail while it can be undone.' }),
        undoneAt: Instant.nullable(),
        undoneBy: z.string().nullable(),
        canUndo: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MergeList' })
export type MergeList = z.infer<typeof MergeList>

/** Others who have verified the same number, or are known by it alone. */
export const LikelySame = z
  .object({
    items: z.array(
      z.object({
        ...{ personId: PersonId, name: z.string().nullable(), phoneTail: z.string().nullable() },
        ...{ isMember: z.boolean(), isRegular: z.boolean(), visits: Count },
      }),
    ),
  })
  .meta({ id: 'LikelySame' })
export type LikelySame = z.infer<typeof LikelySame>
