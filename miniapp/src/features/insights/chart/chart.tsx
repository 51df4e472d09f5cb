import { Canvas, View } from '@tarojs/components'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isDark, whenSchemeTurns } from '@/platform/color-scheme'
import { surfaceOf } from '@/platform/surface'
import './chart.scss'
import { openChart } from './echarts'
import { type Drawn, optionOf } from './options'
import { DARK, LIGHT } from './palette'

type ChartProps = {
  /** All that the picture says, in a sentence. */
  words: string
  drawn: Drawn
}

/** Figures drawn; they stand as a table beside it, so it need not be touched. */
export const Chart = ({ words, drawn }: ChartProps) => {
  const [id] = useState(newId)
  useDrawing(id, drawn)
  const place = { id, className: 'chart', 'aria-label': words }
  return process.env.TARO_ENV === 'weapp' ? (
    <Canvas type="2d" canvasId={id} {...place} />
  ) : (
    <View role="img" {...place} />
  )
}

let made = 0
const newId = () => {
  made += 1
  return `chart-${made}`
}

const useDrawing = (id: string, drawn: Drawn) => {
  const dark = useSyncExternalStore(whenSchemeTurns, isDark)
  const chart = useRef<ReturnType<typeof openChart>>()
  const latest = useRef({ drawn, dark })
  latest.current = { drawn, dark }

  useEffect(() => {
    let gone = false
    surfaceOf(id).then((surface) => {
      if (gone || !surface) return
      chart.current = openChart(surface)
      draw(chart.current, latest.current)
    })
    return () => {
      gone = true
      chart.current?.dispose()
    }
  }, [id])

  useEffect(() => {
    if (chart.current) draw(chart.current, { drawn, dark })
  }, [drawn, dark])
}

const draw = (chart: ReturnType<typeof openChart>, { drawn, dark }: { drawn: Drawn; dark: boolean }) =>
  chart.setOption(optionOf(drawn, dark ? DARK : LIGHT), true)
