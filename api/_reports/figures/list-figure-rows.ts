import { and, eq } from 'drizzle-orm'
import { staff } from '../../../db/schema/index.js'
import type { RowFigure } from '../../_insights/index.js'
import { listRowsBehind, type RowBehind, readScope } from '../../_insights/index.js'
import { mapPeopleForStaff } from '../../_members/index.js'
import { shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { readCursor, toPage } from '../../_platform/paging.js'
import { mapLabels } from '../labels.js'
import type { FigureRows, FigureRowsQuery } from './contract.js'

type Wish = FigureRowsQuery & { figure: RowFigure; storeId?: string }

/** What a figure was counted from, the latest first. Fails with `not_found` or `invalid_request`. */
export const listFigureRows = async (
  ctx: MerchantContext,
  { figure, about, staffId, cursor, limit, ...wish }: Wish,
): Promise<FigureRows> => {
  const { storeIds, timeZone, span } = await readScope(ctx, wish)
  const rows = await listRowsBehind(ctx, {
    ...{ figure, storeIds, span, limit, about },
    today: shopDayOf(ctx.now, timeZone),
    redeemedBy: staffId && (await getHolder(ctx, staffId)),
    after: readCursor(cursor, ''),
  })
  const { items, nextCursor } = toPage(rows, limit, ({ at, id }) => ({ at, id }))
  const known = await mapPeopleForStaff(ctx, present(items, 'personId'))
  const labels = await mapLabels(ctx, present(items, 'subjectId'))
  return {
    nextCursor,
    items: items.map(({ id, storeId, at, on, personId, subjectId, value }) => ({
      ...{ id: `${id}@${at.getTime()}`, storeId, on, value },
      at: isOfDays(figure) ? null : at.toISOString(),
      who: toWho(known.get(personId ?? '')),
      what: labels.get(subjectId ?? '') ?? null,
    })),
  }
}

const OF_DAYS: RowFigure[] = [
  'visitors',
  'dishViewed',
  'dishSearched',
  'dishLiked',
  'offerShown',
  'offerViewed',
  'lapsed',
]
const isOfDays = (figure: RowFigure) => OF_DAYS.includes(figure)

const present = (rows: RowBehind[], key: 'personId' | 'subjectId') => rows.flatMap((row) => row[key] ?? [])

type Known = Awaited<ReturnType<typeof mapPeopleForStaff>> extends Map<string, infer P> ? P : never

const toWho = (person: Known | undefined) =>
  person ? { personId: person.personId, name: person.name, phoneTail: person.phoneTail } : null

const getHolder = async ({ db, merchantId }: MerchantContext, staffId: string): Promise<string> => {
  const [post] = await db
    .select({ personId: staff.personId })
    .from(staff)
    .where(and(eq(staff.merchantId, merchantId), eq(staff.id, staffId)))
  return post?.personId ?? fail('not_found')
}
