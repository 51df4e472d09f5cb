export { makeDueSummaries } from './week/make-week.js'
