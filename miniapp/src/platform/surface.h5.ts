import type { Surface } from './surface'

/** The element of the page with this id; a browser's chart makes its own canvas in it. */
export const surfaceOf = async (id: string): Promise<Surface | undefined> => {
  const place = document.getElementById(id)
  return place ? { place, size: undefined } : undefined
}
