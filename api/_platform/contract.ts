import * as z from 'zod'

/** An id as it crosses the border: a readable prefix and the 32 hex digits of a UUID. */
export const idOf = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`))
    .meta({ example: `${prefix}_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b` })

export const MerchantId = idOf('mer')
export const StoreId = idOf('sto')
export const PersonId = idOf('psn')
export const TableId = idOf('tbl')
export const ReservationId = idOf('rsv')
export const CategoryId = idOf('cat')
export const DishId = idOf('dsh')
export const OfferId = idOf('off')
export const VoucherId = idOf('vch')
export const RedemptionId = idOf('rdm')
export const StaffId = idOf('stf')
export const InviteId = idOf('inv')
export const StaffActionId = idOf('act')
export const ChannelId = idOf('chn')
export const TagId = idOf('tag')
export const MergeId = idOf('mrg')
export const RecipientId = idOf('rcp')
export const AlertId = idOf('alr')

/** How a merchant is named in a path: its appid on the phone, its slug on the web. */
export const MerchantName = z.string().regex(/^[0-9A-Za-z-]{1,64}$/)

// The database knows no year 0.
const hasYear = (text: string) => !text.startsWith('0000')

/** A shop day: a calendar date in the store's zone. */
export const ShopDay = z.iso.date().refine(hasYear)
/** An instant, UTC. */
export const Instant = z.iso.datetime().refine(hasYear)
/** A wall-clock time in the store's zone, `18:30`. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
export const Fen = z.int().min(0).max(100_000_000)
export const Count = z.int().min(0)

/** What people type in one line: no control or direction characters, which would garble a page. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u)

/** A picture as it is kept and shown: a path on our own origin. */
export const Picture = z.string().min(1).max(200)

/** A picture that has been taken in, drawn anew. */
export const SentPicture = z
  .object({
    picture: Picture.meta({
      example: `/pictures/mer_019ac1b2c3d47e5f8a9b0c1d2e3f4a5b/${'0'.repeat(64)}.jpg`,
    }),
    width: Count,
    height: Count,
  })
  .meta({ id: 'SentPicture' })
export type SentPicture = z.infer<typeof SentPicture>

/** The last four digits of a phone, by which staff look for somebody. */
export const PhoneTail = z.string().regex(/^\d{4}$/)

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const ErrorBody = z
  .object({ error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }) })
  .meta({ id: 'Error' })
export type ErrorBody = z.infer<typeof ErrorBody>

export const IdempotencyKey = z
  .string()
  .regex(/^[0-9A-Za-z_-]{16,64}$/)
  .meta({
    description:
      'The same key with the same body gets the first answer again; with another body it is refused.',
  })
