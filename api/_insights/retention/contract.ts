import * as z from 'zod'
import { Count, ShopDay } from '../../_platform/contract.js'
import { EventMatch } from '../funnels/contract.js'

const Matches = z.array(EventMatch).min(1).max(5)
const PERIODS_AT_MOST = 31

/** Who did something in one period, and did it, or something else, again in later ones. */
export const RetentionQuestion = z
  .strictObject({
    target: Matches.meta({ description: 'What puts somebody into the cohort of a period.' }),
    returning: Matches,
    unit: z.enum(['day', 'week', 'month']),
    kind: z.enum(['first', 'recurring']).meta({
      description: 'Only in the period of the first time of all, or in every period in which it was done.',
    }),
    atLeast: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .meta({ description: 'So often in a period counts as returned.' }),
    to: ShopDay.optional().meta({ description: 'In the last period; today where nothing is said.' }),
    periods: z.int().min(2).max(PERIODS_AT_MOST).default(8),
  })
  .meta({ id: 'RetentionQuestion' })
export type RetentionQuestion = z.infer<typeof RetentionQuestion>

/** A cell of a table of who comes back. */
export const RetentionCell = z.object({
  unit: z.enum(['day', 'week', 'month']),
  on: ShopDay.meta({ description: 'The cohort’s period, by a day in it.' }),
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(PERIODS_AT_MOST - 1)
    .meta({ description: 'So many periods after it; 0 is the whole cohort.' }),
  who: z.enum(['came', 'away']).default('came').meta({
    description: 'Those who came again, or those who did not; of the whole cohort everybody.',
  }),
})
export type RetentionCell = z.infer<typeof RetentionCell>

export const RetentionAnswer = z
  .object({
    unit: z.enum(['day', 'week', 'month']),
    cohorts: z.array(
      z.object({
        on: ShopDay.meta({ description: 'The first day of the period; weeks begin on Monday.' }),
        counts: z.array(Count).meta({
          description:
            'How many of the cohort came in the period itself and each one after; the first is its size.',
        }),
        settled: Count.meta({
          description:
            'So many of these, from the first, can grow no more but by what comes late: the others’ periods go on.',
        }),
      }),
    ),
  })
  .meta({ id: 'RetentionAnswer' })
export type RetentionAnswer = z.infer<typeof RetentionAnswer>
