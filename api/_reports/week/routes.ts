import * as z from 'zod'
import { PageQuery, StoreId } from '../../_platform/contract.js'
import { command, openRead, read } from '../../_platform/route.js'
import { carryOut, takeBack } from './carry-out.js'
import {
  OwnSummaryQuery,
  SharedSummary,
  Summary,
  SummaryId,
  SummaryLink,
  SummaryLinkId,
  SummaryLinkPage,
  SummaryPage,
  SummaryQuery,
} from './contract.js'
import { listLinks, makeLink, removeLink } from './links.js'
import { reviseSummary } from './revise-summary.js'
import { getSharedSummary } from './shared-summary.js'
import { getSummary, listSummaries } from './summary-rows.js'

const Token = z.string().min(1).max(1_000)

/** The same for a store's manager, and for owners, who read all stores' and those of all together. */
const PLACES = [
  {
    access: 'manager',
    under: '/stores/{storeId}/summaries',
    of: z.object({ storeId: StoreId }),
    query: SummaryQuery,
  },
  { access: 'owner', under: '/summaries', of: z.object({}), query: OwnSummaryQuery },
] as const

const routesOf = ({ access, under, of, query }: (typeof PLACES)[number]) => {
  const OfSummary = of.extend({ summaryId: SummaryId })
  const one = `${under}/{summaryId}`
  const OfSuggestion = OfSummary.extend({ nth: z.coerce.number().int().min(1).max(3) })
  return [
    read({ access, path: under, summary: '周一小结', params: of, query, reply: SummaryPage }, listSummaries),
    read({ access, path: one, summary: '一周的小结', params: OfSummary, reply: Summary }, getSummary),
    command(
      { access, path: `${one}/revision`, summary: '把一周重新数了一遍', params: OfSummary, reply: Summary },
      reviseSummary,
    ),
    command(
      {
        ...{ access, path: `${one}/suggestions/{nth}`, summary: '照小结的建议做了一件事', reply: Summary },
        params: OfSuggestion,
      },
      carryOut,
    ),
    command(
      {
        ...{ access, path: `${one}/suggestions/{nth}/reversal`, reply: Summary, params: OfSuggestion },
        summary: '撤回了照小结做的一件事',
      },
      takeBack,
    ),
    read(
      {
        ...{ access, path: `${one}/links`, summary: '小结发出去的链接', reply: SummaryLinkPage },
        ...{ params: OfSummary, query: PageQuery },
      },
      listLinks,
    ),
    command(
      { access, path: `${one}/links`, summary: '给小结做了一个链接', params: OfSummary, reply: SummaryLink },
      makeLink,
    ),
    command(
      {
        ...{
          access,
          path: `${one}/links/{linkId}/removal`,
          summary: '收回了小结的一个链接',
          reply: SummaryLink,
        },
        params: OfSummary.extend({ linkId: SummaryLinkId }),
      },
      removeLink,
    ),
  ]
}

export const weekRoutes = [
  ...PLACES.flatMap(routesOf),
  openRead(
    {
      access: 'open',
      path: '/shared-summaries/{token}',
      summary: '别人发来的一周小结',
      params: z.object({ token: Token }),
      reply: SharedSummary,
    },
    getSharedSummary,
  ),
]
