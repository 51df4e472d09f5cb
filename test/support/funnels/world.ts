import type { FunnelDefinition } from '../../../api/_insights/funnels/contract.js'

/** A small shop's doings, as a story: who there is, on which devices, and what they did. All times are minutes from MIDNIGHT. */
export type World = {
  people: Guest[]
  devices: Device[]
  doings: Doing[]
  visits: { person: number; store: number; at: number }[]
}
type Guest = {
  /** Who they turned out to be, from which part of the story on. */
  mergedInto: { person: number; part: number } | null
  staffFrom: number | null
  erased: boolean
}
type Device = {
  /** Whose it turned out to be. */
  person: { person: number; part: number } | null
  sharedFrom: number | null
  botFrom: number | null
  /** By minutes from MIDNIGHT: when they opened the app, and how. */
  uses: { at: number; person: number | null; channel: number | null; source: string; scene: number | null }[]
}
export type Doing = {
  /** In which part of the story it arrives. */
  part: number
  at: number
  name: string
  person: number | null
  device: number | null
  store: number | null
  staff: boolean
  bot: boolean
  properties: Record<string, string | number | boolean>
}

/** The parts of a story arrive one after another; roll-ups are brought up to date in between. */
export const PARTS = 2
export const STORES = 2
/** The same in every story: filters name them. */
export const STORE_IDS = Array.from({ length: STORES }, (_, index) => `sto_${'0'.repeat(31)}${index + 1}`)
export const CHANNELS = 2

export type Asked = {
  definition: FunnelDefinition
  /** Null is all stores. */
  store: number | null
  /** Shop days after the first. */
  from: number
  to: number
}
