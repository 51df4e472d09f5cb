import { useState } from 'react'
import type { Drawing, Saved } from '@/platform/drawing'
import { saveDrawing } from '@/platform/save-drawing'

/** Saves a drawing as a picture, and what came of the last one. */
export const useDrawing = () => {
  const [state, setState] = useState<Saved | 'saving'>()
  const save = async (drawing: Drawing) => {
    setState('saving')
    setState(await saveDrawing(drawing))
  }
  return { state, save }
}
