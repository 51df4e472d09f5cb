import type { floorPlans, tables } from '../schema/index.js'

type PlanRow = typeof floorPlans.$inferInsert
type TableRow = typeof tables.$inferInsert

type DemoTable = Omit<TableRow, 'merchantId' | 'id' | 'storeId'>
export type DemoPlan = Pick<PlanRow, 'name' | 'width' | 'height' | 'fixtures'> & { tables: DemoTable[] }

const rect = (label: string, seats: 4 | 6, x: number, y: number, features: string[] = []): DemoTable => ({
  label,
  seats,
  partyMin: seats === 4 ? 2 : 5,
  partyMax: seats === 4 ? 4 : 8,
  shape: 'rect',
  x,
  y,
  width: seats === 4 ? 52 : 74,
  height: 40,
  features,
})

const round = (label: string, seats: number, x: number, y: number, features: string[] = []): DemoTable => ({
  label,
  seats,
  partyMin: seats === 2 ? 1 : 7,
  partyMax: seats === 2 ? 2 : 12,
  shape: 'round',
  x,
  y,
  width: seats === 2 ? 36 : 56,
  height: seats === 2 ? 36 : 56,
  features,
})

export const RIVERSIDE_PLAN: DemoPlan = {
  name: '一楼',
  width: 358,
  height: 340,
  fixtures: [
    { kind: 'water', x: 0, y: 0, width: 358, height: 30, label: '江面' },
    { kind: 'room', x: 254, y: 206, width: 94, height: 124, label: '听江 · 包间' },
    { kind: 'wall', x: 8, y: 32, width: 342, height: 5 },
    { kind: 'wall', x: 8, y: 32, width: 5, height: 300 },
    { kind: 'wall', x: 345, y: 32, width: 5, height: 300 },
    { kind: 'wall', x: 76, y: 327, width: 274, height: 5 },
    { kind: 'wall', x: 8, y: 327, width: 16, height: 5 },
    { kind: 'wall', x: 252, y: 206, width: 4, height: 56 },
    { kind: 'wall', x: 252, y: 304, width: 4, height: 26 },
    { kind: 'wall', x: 252, y: 204, width: 96, height: 4 },
    { kind: 'window', x: 24, y: 31, width: 62, height: 6 },
    { kind: 'window', x: 100, y: 31, width: 62, height: 6 },
    { kind: 'window', x: 180, y: 31, width: 70, height: 6 },
    { kind: 'window', x: 270, y: 31, width: 64, height: 6 },
    { kind: 'door', x: 24, y: 278, width: 52, height: 52, label: '门' },
    { kind: 'door', x: 214, y: 262, width: 40, height: 42 },
    { kind: 'counter', x: 92, y: 302, width: 112, height: 24, label: '吧台' },
  ],
  tables: [
    rect('206', 4, 55, 90, ['靠窗']),
    rect('207', 4, 131, 90, ['靠窗']),
    rect('209', 6, 212, 88, ['靠窗']),
    rect('210', 6, 302, 90, ['靠窗']),
    round('203', 2, 52, 186),
    rect('204', 4, 124, 182),
    rect('205', 6, 212, 182),
    rect('208', 4, 302, 166),
    round('201', 2, 110, 258, ['近吧台']),
    round('202', 2, 190, 258, ['近吧台']),
    round('212', 10, 301, 274, ['包间', '安静']),
  ],
}

export const OLD_STREET_PLAN: DemoPlan = {
  name: '临街',
  width: 358,
  height: 320,
  fixtures: [
    { kind: 'wall', x: 8, y: 12, width: 342, height: 5 },
    { kind: 'wall', x: 8, y: 12, width: 5, height: 300 },
    { kind: 'wall', x: 345, y: 12, width: 5, height: 300 },
    { kind: 'wall', x: 8, y: 307, width: 132, height: 5 },
    { kind: 'wall', x: 196, y: 307, width: 154, height: 5 },
    { kind: 'window', x: 30, y: 306, width: 84, height: 6 },
    { kind: 'window', x: 222, y: 306, width: 100, height: 6 },
    { kind: 'door', x: 142, y: 256, width: 52, height: 52, label: '老街' },
    { kind: 'counter', x: 28, y: 30, width: 120, height: 26, label: '吧台' },
    { kind: 'room', x: 250, y: 17, width: 95, height: 118, label: '后院 · 包间' },
    { kind: 'wall', x: 248, y: 17, width: 4, height: 60 },
    { kind: 'wall', x: 248, y: 133, width: 97, height: 4 },
  ],
  tables: [
    round('102', 2, 52, 104, ['近吧台']),
    rect('103', 4, 126, 112),
    rect('105', 4, 204, 112),
    round('108', 10, 298, 78, ['包间', '后院']),
    rect('101', 4, 58, 186),
    rect('106', 6, 156, 186),
    rect('107', 6, 276, 186),
    rect('109', 4, 70, 264, ['靠窗', '临街']),
    round('110', 2, 238, 258, ['靠窗']),
    round('111', 2, 304, 258, ['靠窗']),
  ],
}
