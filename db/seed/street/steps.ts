import type { Way } from './street.js'

/** One line of the story, at an instant of the server's clock. Everything is named by its key on the street. */
export type Step = {
  at: number
  /** Whose story it belongs to; steps of different lanes may happen in any order within a day. */
  lane: string
  shop: string
} & Deed

export type Deed =
  | { do: 'signIn'; visitorId: string; person: string }
  | Sending
  | {
      do: 'book'
      person: string
      storeKey: string
      booking: string
      table: string
      partySize: number
      startsAt: number
      name: string
      number: string
    }
  | { do: 'cancel'; person: string; booking: string }
  | { do: 'seat' | 'noShow'; booking: string; storeKey: string; clerk: string }
  | { do: 'claim'; person: string; storeKey: string; offer: string; voucher: string }
  | { do: 'redeem'; person: string; storeKey: string; voucher: string; clerk: string; billFen: number }
  | { do: 'like'; person: string; storeKey: string; dish: string; liked: boolean }
  | { do: 'join'; person: string; storeKey: string; name: string; number: string }

/** A batch of a phone reaches the server, with whoever is signed in on it at that moment. */
export type Sending = {
  do: 'send'
  visitorId: string
  skew: number
  person: string | null
  /** What the device says it is, where that is no phone. */
  agent: string | null
  events: Noted[]
}

/** What a phone wrote down, at the true time; its own clock may differ. */
export type Noted = {
  id: string
  at: number
  sequence: number
  name: string
  storeKey: string | null
  properties: Record<string, string | number>
  way: Way | null
}
