import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { command, inquiry, type Route, read } from '../../_platform/route.js'
import { askRetention } from '../retention/ask-retention.js'
import { RetentionAnswer, RetentionQuestion } from '../retention/contract.js'
import { Subject, SubjectPage, SubjectQuery } from '../subjects/contract.js'
import { listSubjects } from '../subjects/list-subjects.js'
import { askFunnel } from './ask-funnel.js'
import {
  FunnelAnswer,
  FunnelId,
  FunnelInfo,
  FunnelList,
  FunnelName,
  FunnelQuery,
  FunnelQuestion,
  FunnelRemoval,
  FunnelWish,
} from './contract.js'
import { keepFunnel, removeFunnel } from './keep-funnel.js'
import { listRolledFunnels } from './list-funnels.js'
import { readFunnel } from './read-funnel.js'

const InStore = z.object({ storeId: StoreId })
// Of all stores: the same questions with nothing in the path.
const InAll = z.object({}) as unknown as typeof InStore

/** The same of one store, for its manager, and of all of them, for the owner. */
const routesOf = (access: 'manager' | 'owner', at: string, Place: typeof InStore): Route[] => [
  read(
    { access, path: `${at}/funnels`, summary: '漏斗', params: Place, reply: FunnelList },
    listRolledFunnels,
  ),
  command(
    {
      ...{ access, path: `${at}/funnels`, summary: '留下一个漏斗' },
      ...{ params: Place, body: FunnelWish, reply: FunnelInfo },
    },
    keepFunnel,
  ),
  command(
    {
      ...{ access, path: `${at}/funnels/{funnelId}/removal`, summary: '拿掉一个漏斗' },
      ...{ params: Place.extend({ funnelId: FunnelId }), reply: FunnelRemoval },
    },
    removeFunnel,
  ),
  read(
    {
      ...{ access, path: `${at}/funnels/{funnel}`, summary: '一个漏斗的数字' },
      ...{ params: Place.extend({ funnel: FunnelName }), query: FunnelQuery, reply: FunnelAnswer },
    },
    readFunnel,
  ),
  inquiry(
    {
      ...{ access, path: `${at}/funnel-answers`, summary: '问一个漏斗' },
      ...{ params: Place, body: FunnelQuestion, reply: FunnelAnswer },
    },
    askFunnel,
  ),
  read(
    {
      ...{ access, path: `${at}/subjects/{subject}`, summary: '漏斗里能点名的菜、券、来源和店' },
      ...{ params: Place.extend({ subject: Subject }), query: SubjectQuery, reply: SubjectPage },
    },
    listSubjects,
  ),
  inquiry(
    {
      ...{ access, path: `${at}/retention-answers`, summary: '问留存' },
      ...{ params: Place, body: RetentionQuestion, reply: RetentionAnswer },
    },
    askRetention,
  ),
]

export const funnelRoutes = [
  ...routesOf('manager', '/stores/{storeId}', InStore),
  ...routesOf('owner', '', InAll),
]
