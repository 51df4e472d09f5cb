import type { Availability } from '@/client/dining'

export type Slot = Availability['slots'][number]

const EVENING_FROM = '16:00'

/** The time to begin with: the next evening one with a table, else the first with a table, else none. */
const firstChoice = (slots: Slot[]) => {
  const withTable = slots.filter(({ freeTableIds }) => freeTableIds.length > 0)
  return withTable.find(({ time }) => time >= EVENING_FROM) ?? withTable[0]
}

/** The slot a guest means: the time they chose as long as the day has it, even when it is full; else the one to begin with. */
export const slotMeant = (slots: Slot[], time: string | undefined) =>
  slots.find((slot) => slot.time === time) ?? firstChoice(slots)

/** The services of a day in their order: 午市, 晚市. */
export const periodsOf = (slots: Slot[]) => [...new Set(slots.map(({ period }) => period))]
