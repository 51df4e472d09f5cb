export { ReportMessage } from '../_platform/messengers/message.js'
export { putReports } from './reporting/put-reports.js'
