import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Surface } from '@/platform/surface'

use([LineChart, BarChart, GridComponent, CanvasRenderer])

/** A chart on a surface. Text is measured on that canvas too: WeChat makes no other out of nothing. */
export const openChart = ({ place, size }: Surface) => {
  if (size) setPlatformAPI({ createCanvas: () => place as HTMLCanvasElement })
  return init(place as HTMLElement, null, size)
}
