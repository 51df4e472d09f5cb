type OnPlan = { x: number; y: number; width: number; height: number }

/** The first two tables whose tops lie on each other; null when each has its place. Tops that only touch are well. */
export const overlappingTables = <T extends OnPlan>(tables: T[]): [T, T] | null => {
  for (const [index, table] of tables.entries())
    for (const other of tables.slice(index + 1)) if (lieOnEachOther(table, other)) return [table, other]
  return null
}

const lieOnEachOther = (one: OnPlan, other: OnPlan) =>
  2 * Math.abs(one.x - other.x) < one.width + other.width &&
  2 * Math.abs(one.y - other.y) < one.height + other.height
