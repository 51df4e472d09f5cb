import { is } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import type { Ground } from '../../../api/_platform/context.js'
import { inTransaction } from '../../../api/_platform/transaction.js'
import { ingest } from '../../../api/_tracking/ingest.js'
import type { Database } from '../../client.js'
import { doFact } from './deeds.js'
import { acquaintance } from './people.js'
import type { Premises } from './premises.js'
import type { Sending, Step } from './steps.js'
import { bodyOf } from './wire.js'

const WECHAT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.50'

type Running = {
  ground: Omit<Ground, 'clock'>
  /** The shops of the street by their keys. */
  shops: Map<string, Premises>
  /** A channel whose code the phones leave out. */
  loses?: string
}

/** Makes the story of a street happen: facts by the verbs of the rooms, what phones noted by the ingest. */
export const createRunner = ({ ground, shops, loses }: Running) => {
  const places = new Map(
    [...shops].map(([key, premises]) => [
      key,
      { premises, people: acquaintance(ground, premises), made: new Map<string, string>() },
    ]),
  )
  const counts = { facts: 0, batches: 0, accepted: 0, duplicates: 0, refused: 0 }

  const run = async (step: Step) => {
    const place = places.get(step.shop)
    if (!place) throw new Error(`the street has no ${step.shop}`)
    if (step.do === 'send') {
      const token = step.person && (await place.people.tokenOf(ground.db, step.person, step.at))
      const receipt = await send(ground, bodyOf(place.premises, step, loses ?? null), token, step)
      counts.batches += 1
      counts.accepted += receipt.accepted
      counts.duplicates += receipt.duplicates
      counts.refused += receipt.refused.length
    } else {
      await atOnce(ground.db, (db) => doFact({ ...place, db, at: step.at }, step)).catch((cause) => {
        throw new Error(`${step.lane} could not ${step.do} at ${new Date(step.at).toISOString()}`, { cause })
      })
      counts.facts += 1
    }
  }

  return {
    run,
    counts,
    /** Runs the steps of a day, several lanes beside each other, each in its order. */
    runDay: async (steps: Step[], lanesAtOnce: number) => {
      const lanes = byLane(steps)
      const worker = async () => {
        for (let lane = lanes.pop(); lane; lane = lanes.pop()) for (const step of lane) await run(step)
      }
      await Promise.all(Array.from({ length: lanesAtOnce }, worker))
    },
  }
}

const byLane = (steps: Step[]): Step[][] => {
  const lanes = new Map<string, Step[]>()
  for (const step of steps) {
    const lane = lanes.get(step.lane)
    if (lane) lane.push(step)
    else lanes.set(step.lane, [step])
  }
  return [...lanes.values()]
}

/** A fact has a transaction of its own, unless all of the story has one. */
const atOnce = <T>(db: Database, work: (tx: Database) => Promise<T>) =>
  is(db, PgTransaction) ? work(db) : inTransaction(db, work)

type Receipt = { accepted: number; duplicates: number; refused: unknown[] }

const send = async (
  ground: Running['ground'],
  body: string,
  token: string | null,
  { at, agent }: Step & Sending,
): Promise<Receipt> => {
  const request = new Request('http://shop/api/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': agent ?? WECHAT,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  })
  const reply = await ingest({ ...ground, clock: () => new Date(at) }, request)
  if (!reply.ok) throw new Error(`the ingest answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as Receipt
}
