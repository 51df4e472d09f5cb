import * as z from 'zod'

/** What WeChat's content check suggests; `review` is for a person to decide. */
export const Verdict = z.enum(['pass', 'review', 'risky'])
export type Verdict = z.infer<typeof Verdict>
