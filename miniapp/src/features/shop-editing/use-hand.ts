import { useState } from 'react'
import { vibrate } from '@/platform/phone'
import {
  changeTable,
  type DraftTable,
  moveTable,
  type PlanDraft,
  placeTable,
  removeTable,
  wrongTables,
} from './plan-draft'
import { type Point, type Room, squaresOf } from './plan-space'
import type { PlanKeeping } from './use-plan'

const NO_ROOM = '这里放不下，换个空一点的地方。'
const FULL = '屋里摆满了。挪开一张，或者把屋子改大一点。'

/** What one hand does on the plan: puts a table down, takes one up, moves it. */
export const useHand = ({ draft, room, change, keep }: PlanKeeping) => {
  const [picked, setPicked] = useState<string>()
  const [moving, setMoving] = useState(false)
  const [hint, setHint] = useState<string | null>(null)
  const [back, setBack] = useState<string[]>([])

  const pick = (key: string | undefined) => {
    setPicked(key)
    setMoving(false)
    setHint(null)
  }

  /** Puts a table down at the first of the points where there is room. */
  const place = (points: Point[], otherwise: string) => {
    let placed = false
    change((now) => {
      const next = firstPlaced(now, room, points)
      placed = next !== null
      return next?.draft ?? now
    })
    setHint(placed ? null : otherwise)
    if (placed) void vibrate()
  }

  const move = (key: string, at: Point) => {
    let moved = false
    change((now) => {
      const next = moveTable(now, room, key, at)
      moved = next !== null
      return next ?? now
    })
    if (!moved) return setHint(NO_ROOM)
    pick(undefined)
  }

  return {
    picked,
    table: draft?.tables.find(({ key }) => key === picked),
    moving,
    hint,
    wrong: draft ? wrongTables(draft) : new Map<string, string>(),
    back,
    pick,
    startMoving: () => setMoving(true),
    /** A square was tapped. */
    onSquare: (at: Point) => {
      if (moving && picked) move(picked, at)
      else place([at], NO_ROOM)
    },
    /** Puts a table wherever there is room first. */
    placeAnywhere: () => place(squaresOf(room), FULL),
    alter: (key: string, to: Partial<DraftTable>) => change((now) => changeTable(now, key, to)),
    remove: (key: string) => {
      change((now) => removeTable(now, key))
      pick(undefined)
    },
    keep: async () => {
      const keys = await keep()
      setBack(keys)
      if (keys[0]) pick(keys[0])
    },
  }
}

const firstPlaced = (draft: PlanDraft, room: Room, points: Point[]) => {
  for (const at of points) {
    const next = placeTable(draft, room, at)
    if (next) return next
  }
  return null
}

export type Hand = ReturnType<typeof useHand>
