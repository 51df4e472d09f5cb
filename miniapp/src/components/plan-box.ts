/** Something of a floor plan, in plan units from the top left. */
export type PlanBox = { x: number; y: number; width: number; height: number }

const share = (part: number, whole: number) => `${(part / whole) * 100}%`

/** Where a box lies within another one, so that a plan is as large as the room it is given. */
export const boxWithin = (box: PlanBox, whole: { width: number; height: number }) => ({
  left: share(box.x, whole.width),
  top: share(box.y, whole.height),
  width: share(box.width, whole.width),
  height: share(box.height, whole.height),
})
