import type { Happening } from './paths.js'

/** A person, or one use of the app, and what of it a funnel looks at, in order of time. */
export type Unit = {
  who: string
  session: number
  happenings: Happening[]
  /** By happening: what its event carries of the properties that are asked for. */
  values: string[][] | null
}

type Row = { who: string; session: string | number; told: string }
type Packing = {
  /** The first millisecond that a packed time counts from. */
  epoch: number
  bits: number
  hasValues: boolean
}
type Told = [packed: number, tie: string, ...values: string[]]

/** Puts together what one did under several pseudonyms and on several devices. */
export const toUnits = (rows: Row[], packing: Packing): Unit[] => {
  const units = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.who} ${row.session}`
    const known = units.get(key)
    if (known) known.push(row)
    else units.set(key, [row])
  }
  return [...units.values()].map((all) => toUnit(all, packing))
}

const toUnit = (rows: Row[], packing: Packing): Unit => {
  const { who, session } = rows[0] as Row
  const unit = { who, session: Number(session) }
  if (!packing.hasValues) {
    const packed = Float64Array.from(
      rows.flatMap(({ told }) => told.split(',')),
      Number,
    ).sort()
    return { ...unit, happenings: Array.from(packed, (number) => toHappening(number, packing)), values: null }
  }
  const told = rows.flatMap((row) => JSON.parse(row.told) as Told[]).sort(byTimeAndTie)
  return {
    ...unit,
    happenings: told.map(([packed]) => toHappening(packed, packing)),
    values: told.map(([, , ...values]) => values),
  }
}

const byTimeAndTie = ([one, oneTie]: Told, [other, otherTie]: Told) =>
  one - other || (oneTie < otherTie ? -1 : oneTie > otherTie ? 1 : 0)

const toHappening = (packed: number, { epoch, bits: base }: Packing): Happening => {
  const bits = packed % base
  return { at: epoch + (packed - bits) / base, steps: bits & 255, excluded: bits >> 8 }
}
