import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { command, inquiry, read } from '../../_platform/route.js'
import { askRetention } from '../retention/ask-retention.js'
import { RetentionAnswer, RetentionQuestion } from '../retention/contract.js'
import { READY_FUNNELS, type ReadyFunnel } from '../vocabulary.js'
import { askFunnel } from './ask-funnel.js'
import { FunnelAnswer, FunnelId, FunnelInfo, FunnelList, FunnelQuery, FunnelQuestion, FunnelWish } from './contract.js'
import { keepFunnel, removeFunnel } from './keep-funnel.js'
import { listRolledFunnels } from './list-funnels.js'
import { readFunnel } from './read-funnel.js'

const FunnelName = z.union([FunnelId, z.enum(Object.keys(READY_FUNNELS) as [ReadyFunnel])])
const Removal = z.object({ removed: z.literal(true) }).meta({ id: 'FunnelRemoval' })

/** The same of one store, for its manager, and of all of them, for the owner. */
const routesOf = <S extends { storeId: typeof StoreId } | Record<never, never>>(
  access: 'manager' | 'owner',
  at: string,
  Place: z.ZodObject<S>,
) => [
  read({ access, path: `${at}/funnels`, summary: '漏斗', params: Place, reply: FunnelList }, listRolledFunnels),
  command(
    { access, path: `${at}/funnels`, summary: '留下一个漏斗', params: Place, body: FunnelWish, reply: FunnelInfo },
    keepFunnel,
  ),
  command(
    {
      ...{ access, path: `${at}/funnels/{funnelId}/removal`, summary: '拿掉一个漏斗' },
      ...{ params: Place.extend({ funnelId: FunnelId }), reply: Removal },
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
]
