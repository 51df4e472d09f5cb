import * as z from 'zod'
import { MerchantName } from '../_platform/contract.js'
import { publicRead, read } from '../_platform/route.js'
import { Grants, NoticeTemplates } from './contract.js'
import { getMyGrants, listTemplates } from './queries.js'

export const outreachRoutes = [
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/notice-templates',
      summary: '店里会发的微信消息',
      params: z.object({ merchant: MerchantName }),
      reply: NoticeTemplates,
      cacheSeconds: 10,
    },
    listTemplates,
  ),
  read({ access: 'guest', path: '/me/grants', summary: '我允许的微信消息', reply: Grants }, getMyGrants),
]
