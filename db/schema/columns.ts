import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A UUID in the database, `prefix_` and its 32 hex digits everywhere else. */
export const id = <P extends string>(prefix: P) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => 'uuid',
    toDriver: (value) => toUuid(prefix, value),
    fromDriver: (value) => `${prefix}_${value.replaceAll('-', '')}`,
  })

const toUuid = (prefix: string, value: string) => {
  const hex = value.slice(prefix.length + 1)
  if (!value.startsWith(`${prefix}_`) || hex.length !== 32) throw new TypeError(`not an id of ${prefix}_`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A range of instants, `[start,end)`. */
export const tstzrange = customType<{ data: { start: Date; end: Date }; driverData: string }>({
  dataType: () => 'tstzrange',
  toDriver: ({ start, end }) => `[${start.toISOString()},${end.toISOString()})`,
  fromDriver: (value) => {
    const [start, end] = value.slice(1, -1).replaceAll('"', '').split(',')
    return { start: new Date(start ?? ''), end: new Date(end ?? '') }
  },
})

export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

export const merchantId = () => id('mer')().notNull()
export const storeId = () => id('sto')()
export const personId = () => id('psn')()
