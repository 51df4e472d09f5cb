import * as z from 'zod'
import { FunnelName, FunnelQuery } from '../../_insights/index.js'
import { StoreId } from '../../_platform/contract.js'
import { fileRead, type Route, read } from '../../_platform/route.js'
import { KnownGuestPage } from '../contract.js'
import { spreadsheet } from '../exporting/write-sheets.js'
import { DroppedQuery } from './contract.js'
import { exportFunnel } from './export-funnel.js'
import { listDroppedGuests } from './list-dropped-guests.js'

const OfFunnel = z.object({ funnel: FunnelName })
const InStore = OfFunnel.extend({ storeId: StoreId })

/** The same of one store, for its manager, and of all of them, for the owner. */
const routesOf = (access: 'manager' | 'owner', place: string, params: typeof OfFunnel): Route[] => [
  read(
    {
      ...{ access, path: `${place}/funnels/{funnel}/dropped`, summary: '走到这一步就没再走的客人' },
      ...{ params, query: DroppedQuery, reply: KnownGuestPage },
    },
    listDroppedGuests,
  ),
  fileRead(
    {
      ...{ access, path: `${place}/funnels/{funnel}/sheet`, summary: '把一个漏斗带走' },
      ...{ params, query: FunnelQuery, file: spreadsheet('漏斗') },
    },
    exportFunnel,
  ),
]

export const funnelReportRoutes = [
  ...routesOf('manager', '/stores/{storeId}', InStore),
  ...routesOf('owner', '', OfFunnel),
]
