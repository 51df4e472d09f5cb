import { and, eq, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { MerchantContext } from '../../_platform/context.js'
import type { FunnelDefinition, Named } from '../funnels/contract.js'
import { iso } from '../funnels/happened.js'
import { isAmong } from '../is-among.js'
import { SUBJECTS, type SubjectName } from '../vocabulary.js'
import { SUBJECT_VALUES } from './contract.js'
import { SUBJECT_TABLES } from './subject-tables.js'

type Filtering = Pick<FunnelDefinition, 'steps' | 'exclusions'>

/** What the dishes, offers, channels and stores are called that these funnels ask for, each once; whoever they are of. */
export const namesIn = async (ctx: MerchantContext, definitions: Filtering[]): Promise<Named[]> => {
  const asked = definitions.map(valuesIn)
  const names: Named[] = []
  for (const subject of Object.keys(SUBJECTS) as SubjectName[]) {
    const values = [...new Set(asked.flatMap((of) => of[subject]))]
    if (values.length > 0) names.push(...(await namesOf(ctx, subject, values)))
  }
  return names
}

const namesOf = async (ctx: MerchantContext, subject: SubjectName, values: string[]): Promise<Named[]> => {
  const { table, value, name, until } = SUBJECT_TABLES[subject]
  const rows = await ctx.db
    .select({ value, words: name, gone: sql<boolean>`coalesce(${until} <= ${iso(ctx.now)}, false)` })
    .from(table as PgTable)
    .where(and(eq(table.merchantId, ctx.merchantId), isAmong(value, values)))
  return rows.map((row) => ({ value: String(row.value), words: String(row.words), gone: row.gone }))
}

/** By property, the values that a definition's filters say. */
const valuesIn = ({ steps, exclusions }: Filtering): Record<SubjectName, string[]> => {
  const filters = [...steps, ...exclusions].flatMap(({ events }) => events.flatMap((match) => match.filters))
  const of = (subject: SubjectName) =>
    filters
      .filter(({ property }) => property === subject)
      .flatMap(({ values }) =>
        values.map(String).filter((value) => SUBJECT_VALUES[subject].safeParse(value).success),
      )
  return { dishId: of('dishId'), offerId: of('offerId'), channel: of('channel'), store: of('store') }
}
