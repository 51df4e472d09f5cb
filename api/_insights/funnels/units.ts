import type { Happening } from './paths.js'

/** A person, or one use of the app, and what of it a funnel looks at, in order of time. */
export type Unit = {
  who: string
  session: number
  happenings: Happening[]
  /** By happening: what its event carries of the properties that are asked for. */
  values: string[][] | null
}

/** What one did under a pseudonym on a device: packed numbers, big-endian doubles; with values as JSON. */
export type ToldRow = { who: string; session: string | number; told: Uint8Array | string }
type Packing = {
  /** The first millisecond that a packed time counts from. */
  epoch: number
  bits: number
  hasValues: boolean
}
type Told = [packed: number, tie: string, ...values: string[]]

/** Puts together what one did under several pseudonyms and on several devices. */
export const toUnits = (rows: ToldRow[], packing: Packing): Unit[] => {
  const units = new Map<string, ToldRow[]>()
  for (const row of rows) {
    const key = `${row.who} ${row.session}`
    const known = units.get(key)
    if (known) known.push(row)
    else units.set(key, [row])
  }
  return [...units.values()].map((all) => toUnit(all, packing))
}

const toUnit = (rows: ToldRow[], packing: Packing): Unit => {
  const { who, session } = rows[0] as ToldRow
  const unit = { who, session: Number(session) }
  if (!packing.hasValues) {
    const packed = packedOf(rows.map(({ told }) => told as Uint8Array))
    return { ...unit, happenings: Array.from(packed, (number) => toHappening(number, packing)), values: null }
  }
  const told = rows.flatMap((row) => JSON.parse(row.told as string) as Told[]).sort(byTimeAndTie)
  return {
    ...unit,
    happenings: told.map(([packed]) => toHappening(packed, packing)),
    values: told.map(([, , ...values]) => values),
  }
}

/** In order of time. */
const packedOf = (parts: Uint8Array[]): Float64Array => {
  const packed = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0) / 8)
  let filled = 0
  for (const part of parts) {
    const view = new DataView(part.buffer, part.byteOffset, part.length)
    for (let at = 0; at < part.length; at += 8) packed[filled++] = view.getFloat64(at)
  }
  return packed.sort()
}

const byTimeAndTie = ([one, oneTie]: Told, [other, otherTie]: Told) =>
  one - other || (oneTie < otherTie ? -1 : oneTie > otherTie ? 1 : 0)

const toHappening = (packed: number, { epoch, bits: base }: Packing): Happening => {
  const bits = packed % base
  return { at: epoch + (packed - bits) / base, steps: bits & 255, excluded: bits >> 8 }
}
