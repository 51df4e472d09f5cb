import './on-paper.scss'

const FOCUSABLE = '[tabindex="0"], a[href], input, textarea'

/** Does for the keyboard, and for those who hear a page, what Taro leaves out in a browser. */
export const settleOnTheWeb = () => {
  let sheet: HTMLElement | undefined
  let opener: Element | null = null
  const keepUp = () => {
    document.querySelectorAll('taro-image-core img:not([alt])').forEach(nameInside)
    document
      .querySelectorAll('taro-input-core[aria-label] input, taro-textarea-core[aria-label] textarea')
      .forEach(nameInside)
    const open = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1)
    if (open === sheet) return
    if (open) {
      opener ??= document.activeElement
      enter(open)
    } else {
      if (opener instanceof HTMLElement) opener.focus()
      opener = null
    }
    sheet = open
  }
  new MutationObserver(keepUp).observe(document.body, { childList: true, subtree: true })
  addEventListener('keydown', (event) => sheet && steer(event, sheet), true)
  // What had the focus may go away, as a button does once it is done; the browser then lets the focus fall on the page.
  const holdFocus = () => requestAnimationFrame(() => sheet && enter(sheet))
  addEventListener('focusout', ({ relatedTarget }) => relatedTarget ?? holdFocus())
}

/** What Taro draws inside of its pictures and fields has no name of its own; a picture without one is decoration. */
const nameInside = (drawn: Element) => {
  const name = drawn.parentElement?.getAttribute('aria-label')
  if (drawn.localName === 'img') drawn.setAttribute('alt', name ?? '')
  else if (name && !drawn.hasAttribute('aria-label')) drawn.setAttribute('aria-label', name)
}

const enter = (sheet: HTMLElement) => {
  sheet.tabIndex = -1
  if (!sheet.contains(document.activeElement)) sheet.focus()
}

/** Escape closes a sheet, and Tab stays inside it. */
const steer = (event: KeyboardEvent, sheet: HTMLElement) => {
  if (event.key === 'Escape') sheet.querySelector<HTMLElement>('.sheet-scrim')?.click()
  if (event.key !== 'Tab') return
  const stops = [...sheet.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.checkVisibility())
  const [first, last] = [stops[0], stops.at(-1)]
  const at = document.activeElement
  const stays = sheet.contains(at) && at !== sheet && at !== (event.shiftKey ? first : last)
  if (stays) return
  event.preventDefault()
  ;(event.shiftKey ? last : first)?.focus()
}
