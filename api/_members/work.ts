import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { merges } from '../../db/schema/index.js'
import { deleteOld, forgetting, monthsBefore, ROWS_A_TURN } from '../_platform/forgetting.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../_platform/tick.js'
import { undoableSince } from './merge-rules.js'

const DAY_MS = 86_400_000
const STAFF_ACTIONS_MONTHS = 36

/** How the guest of a booking is reached is kept as long as its merchant says, what staff did for three years. */
const forgetOldContacts = forgetting('forgetOldContacts', (now) => [
  sql`update reservations set contact_name_sealed = null, contact_phone_sealed = null, phone_tail_hash = null
    where ctid in (select r.ctid from reservations r join merchants m on m.merchant_id = r.merchant_id
      where r.starts_at < ${now.toISOString()}::timestamptz - make_interval(months => m.keep_contacts_months)
        and (r.contact_phone_sealed is not null or r.contact_name_sealed is not null or r.phone_tail_hash is not null)
      limit ${ROWS_A_TURN})`,
  deleteOld(sql`staff_actions`, sql`r.at < ${monthsBefore(now, STAFF_ACTIONS_MONTHS)}`),
])

/** What a merge moved is kept for as long as it can be undone. */
const forgetMerges = workInOneStep('forgetMerges', z.object({}), async ({ db, clock }) => {
  await db
    .update(merges)
    .set({ undoSealed: null })
    .where(
      sql`${merges.undoSealed} is not null and ${merges.mergedAt} < ${undoableSince(clock()).toISOString()}`,
    )
})

export const memberHandlers: WorkHandler[] = [forgetMerges, forgetOldContacts]
export const memberTurns: RecurringWork[] = [
  { kind: 'forgetMerges', everyMs: DAY_MS / 24 },
  { kind: 'forgetOldContacts', everyMs: DAY_MS },
]
