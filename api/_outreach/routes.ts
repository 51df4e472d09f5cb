import * as z from 'zod'
import { MerchantName } from '../_platform/contract.js'
import { command, publicRead, read } from '../_platform/route.js'
import { Erasure, Grants, NoticeTemplates } from './contract.js'
import { forgetMe } from './forget-guest.js'
import { getMyGrants, listTemplates } from './queries.js'
import { reportingRoutes } from './reporting/routes.js'

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
  command(
    { access: 'guest', path: '/me/erasure', alone: true, summary: '删掉我的一切', reply: Erasure },
    forgetMe,
  ),
  ...reportingRoutes,
]
