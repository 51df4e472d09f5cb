import * as z from 'zod'
import { Count, ShopDay, StoreId } from '../_platform/contract.js'

export const PulseQuery = z.object({ period: z.enum(['today', 'week']).default('week') })

/** A figure of the period, and of the same span just before it. */
const Figure = z.object({ now: Count, before: Count })

export const Pulse = z
  .object({
    storeId: StoreId,
    from: ShopDay,
    to: ShopDay,
    figures: z.object({
      visits: Figure,
      fans: Figure,
      members: Figure,
      bookings: Figure,
      claims: Figure,
      redemptions: Figure,
    }),
    funnel: z
      .object({ visitors: Count, fans: Count, members: Count, regulars: Count })
      .meta({ description: 'Who opened the shop in the period, and how far they have come by now.' }),
    daily: z.array(z.object({ on: ShopDay, open: z.boolean(), visits: Count })),
  })
  .meta({ id: 'Pulse' })
export type Pulse = z.infer<typeof Pulse>
