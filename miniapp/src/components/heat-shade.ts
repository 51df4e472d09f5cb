const STEPS = [0.02, 0.1, 0.2, 0.35]

/** Which of five shades a part of the people has; `none` where it is too early. */
export const shadeOf = (part: number | null) =>
  part === null ? 'none' : STEPS.filter((step) => part >= step).length
