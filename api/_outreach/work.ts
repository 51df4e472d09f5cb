import type { RecurringWork, WorkHandler } from '../_platform/tick.js'
import { havePictureChecked } from './have-picture-checked.js'
import { remindOfExpiry } from './remind-of-expiry.js'
import { remindOfReservation } from './remind-of-reservation.js'
import { forgetReports } from './reporting/forget-reports.js'
import { sendReport } from './reporting/send-report.js'
import { staffHandlers } from './reporting/tell-staff.js'

export const outreachHandlers: WorkHandler[] = [
  ...[remindOfReservation, remindOfExpiry, havePictureChecked],
  ...[sendReport, forgetReports, ...staffHandlers],
]
export const outreachTurns: RecurringWork[] = [{ kind: 'forgetReports', everyMs: 86_400_000 }]
