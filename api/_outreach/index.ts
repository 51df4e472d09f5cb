export { fitTitle, ReportMessage } from '../_platform/messengers/message.js'
export { addRecipient } from './reporting/keep-recipients.js'
export { listensToWeeks } from './reporting/list-listening.js'
export { putReports } from './reporting/put-reports.js'
