import type { Surface } from './surface'

/** The element of the page with this id; a browser's chart makes its own canvas in it. */
export const surfaceOf = async (id: string): Promise<Surface | undefined> => {
  await faces()
  const place = document.getElementById(id)
  return place ? { place, size: undefined } : undefined
}

// A page draws its words anew when their face has come; a canvas does not.
const faces = () => new Promise((resolve) => requestAnimationFrame(resolve)).then(() => document.fonts.ready)
