/** Picks the size of an experiment: `short` in `npm test`, `long` in `npm run test:long`. */
export function scale<T>(short: T, long: T): T {
  return process.env.SHUKE_LONG === '1' ? long : short
}
