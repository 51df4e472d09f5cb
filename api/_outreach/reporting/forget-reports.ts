import { sql } from 'drizzle-orm'
import { daysBefore, deleteOld, forgetting } from '../../_platform/forgetting.js'

/** Nobody asks after half a year whether a message arrived. */
const KEEP_DAYS = 180

/** Clears away how reports were delivered, then those that nothing is left of. What they were about stays. */
export const forgetReports = forgetting('forgetReports', (now) => {
  const isOld = sql`r.created_at < ${daysBefore(now, KEEP_DAYS)}`
  return [
    deleteOld(sql`report_deliveries`, isOld),
    deleteOld(
      sql`reports`,
      sql`${isOld} and not exists (select from report_deliveries d where d.merchant_id = r.merchant_id and d.report_id = r.id)`,
    ),
  ]
})
