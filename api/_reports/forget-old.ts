import { sql } from 'drizzle-orm'
import { deleteOld, forgetting, monthsBefore } from '../_platform/forgetting.js'

const KEEP_MONTHS = 24

/** Clears away weeks, with the links to them, and alerts that are over, two years after. */
export const forgetOldReports = forgetting('forgetOldReports', (now) => {
  const before = monthsBefore(now, KEEP_MONTHS)
  return [
    deleteOld(
      sql`summary_links`,
      sql`exists (select from weekly_summaries w where w.merchant_id = r.merchant_id and w.id = r.summary_id
        and w.week_on < (${before})::date)`,
    ),
    deleteOld(
      sql`weekly_summaries`,
      sql`r.week_on < (${before})::date and not exists (
        select from summary_links l where l.merchant_id = r.merchant_id and l.summary_id = r.id)`,
    ),
    deleteOld(sql`store_weeks`, sql`r.week_on < (${before})::date`),
    deleteOld(sql`alerts`, sql`r.closed_at < ${before}`),
  ]
})
