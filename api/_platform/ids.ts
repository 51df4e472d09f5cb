import { v7 } from 'uuid'

/** A new id: `prefix_` and the hex digits of a UUIDv7 of the moment `now`. */
export const newId = (prefix: string, now: Date) => `${prefix}_${newUuid(now).replaceAll('-', '')}`

export const newUuid = (now: Date) => v7({ msecs: now.getTime() })
