import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { fileRead, type Route, read } from '../../_platform/route.js'
import { KnownGuestPage } from '../contract.js'
import { spreadsheet } from '../exporting/write-sheets.js'
import { RetentionName, RetentionSheetQuery, ReturnedQuery } from './contract.js'
import { exportRetention } from './export-retention.js'
import { listReturnedGuests } from './list-returned-guests.js'

const OfQuestion = z.object({ question: RetentionName })
const InStore = OfQuestion.extend({ storeId: StoreId })

/** The same of one store, for its manager, and of all of them, for the owner. */
const routesOf = (access: 'manager' | 'owner', place: string, params: typeof OfQuestion): Route[] => [
  read(
    {
      ...{ access, path: `${place}/retention-answers/{question}/guests`, summary: '哪些客人又来了' },
      ...{ params, query: ReturnedQuery, reply: KnownGuestPage },
    },
    listReturnedGuests,
  ),
  fileRead(
    {
      ...{ access, path: `${place}/retention-answers/{question}/sheet`, summary: '把留存带走' },
      ...{ params, query: RetentionSheetQuery, file: spreadsheet('留存') },
    },
    exportRetention,
  ),
]

export const retentionReportRoutes = [
  ...routesOf('manager', '/stores/{storeId}', InStore),
  ...routesOf('owner', '', OfQuestion),
]
