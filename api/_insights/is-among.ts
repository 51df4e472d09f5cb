import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Whether a column is one of these values, ever so many: all are one parameter, and a statement takes 65,535. */
export const isAmong = (column: PgColumn, values: string[]): SQL =>
  sql`${column} = any(${sql.param(values.map((value) => column.mapToDriverValue(value)))}::${sql.raw(column.getSQLType())}[])`
