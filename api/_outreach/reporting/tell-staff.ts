import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { reports } from '../../../db/schema/index.js'
import { listKeepers } from '../../_members/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { idOf, MerchantId, PersonId } from '../../_platform/contract.js'
import { putWork } from '../../_platform/due-work.js'
import { fail } from '../../_platform/errors.js'
import { ReportMessage } from '../../_platform/messengers/message.js'
import { getStore } from '../../_storefront/index.js'
import { findTemplate } from '../notices.js'
import { noticeHandler } from '../send-notice.js'

type Told = { reportId: string; about: 'week' | 'alert'; storeId: string | null }

/** What each kind of report is to WeChat, and the page that its message opens. */
const NOTICES = {
  week: { work: 'tellOfWeek', kind: 'weeklySummary', page: 'merchant/week/index' },
  alert: { work: 'tellOfAlert', kind: 'alert', page: 'merchant/alerts/index' },
} as const

/** Has a report told to the store's managers, or to the owners: to each whose grant for it is left. */
export const tellStaff = async (ctx: MerchantContext, { reportId, about, storeId }: Told) => {
  const { work, kind } = NOTICES[about]
  if (!(await findTemplate(ctx, kind))) return
  for (const personId of await listKeepers(ctx, storeId)) {
    const data = { merchantId: ctx.merchantId, reportId, personId }
    await putWork(ctx, { kind: work, data }, { dueAt: ctx.now })
  }
}

const ToldWork = z.object({ merchantId: MerchantId, reportId: idOf('rpt'), personId: PersonId })

const handlerOf = (about: Told['about']) =>
  noticeHandler({
    ...NOTICES[about],
    schema: ToldWork,
    // One report is told to several people, each once.
    subjectOf: ({ reportId, personId }) => `${reportId} ${personId}`,
    look: async (ctx, subject) => {
      const [reportId = '', personId = ''] = subject.split(' ')
      const { storeId, subjectId, message } = await getReport(ctx, reportId)
      const query = new URLSearchParams({ id: subjectId, ...(storeId ? { storeId } : {}) })
      return {
        personId,
        isDue: (await listKeepers(ctx, storeId)).includes(personId),
        page: `${NOTICES[about].page}?${query}`,
        words: {
          title: message.title,
          detail: message.lines[0] ?? message.title,
          store: storeId ? (await getStore(ctx, storeId)).name : '全部门店',
        },
      }
    },
  })

export const staffHandlers = [handlerOf('week'), handlerOf('alert')]

const getReport = async ({ db, merchantId }: MerchantContext, reportId: string) => {
  const [row] = await db
    .select()
    .from(reports)
    .where(and(eq(reports.merchantId, merchantId), eq(reports.id, reportId)))
  return row ? { ...row, message: ReportMessage.parse(row.message) } : fail('not_found')
}
