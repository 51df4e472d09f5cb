import type { Pulse } from '@/client/insights'

export const CHART = { width: 326, height: 112, left: 16, right: 16, top: 26, bottom: 10 }

type Day = Pulse['daily'][number]
type Point = Day & { x: number; y: number }

/** Where each day stands on the chart; a closed day has its place, but is no point of the line. */
export const pointsOf = (daily: Day[]): Point[] => {
  const most = Math.max(1, ...daily.map(({ visits }) => visits))
  const pitch = (CHART.width - CHART.left - CHART.right) / Math.max(1, daily.length - 1)
  const ground = CHART.height - CHART.bottom
  return daily.map((day, index) => ({
    ...day,
    x: tidy(CHART.left + index * pitch),
    y: tidy(ground - (day.visits / most) * (ground - CHART.top)),
  }))
}

/** The line through the open days; it breaks where the shop was closed. */
export const linePath = (points: Point[]) =>
  points
    .map((point, index) => (point.open ? `${points[index - 1]?.open ? 'L' : 'M'}${point.x} ${point.y}` : ''))
    .join('')

const tidy = (value: number) => Math.round(value * 10) / 10
