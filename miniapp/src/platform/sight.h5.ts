const HALF = 0.5

/** The same by the browser's own observer: Taro's measures against a page, which is as long as what it shows. */
export const watchSight = (selector: string, onSight: (id: string, seen: boolean) => void) => {
  const observer = new IntersectionObserver(
    (met) => {
      for (const { target, intersectionRatio } of met) onSight(target.id, intersectionRatio >= HALF)
    },
    { threshold: HALF },
  )
  for (const element of document.querySelectorAll(selector)) observer.observe(element)
  return () => observer.disconnect()
}
