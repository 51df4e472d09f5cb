// Run inside a page by `faults.ts`: names what is wrong with what is on screen now.
;({ tappable, mayBeSmall, drawnToScale }) => {
  const MIN = 44
  const NEAR = 1.5
  const faults = new Set()
  const report = (rule, element, detail = '') =>
    faults.add(`${rule}: ${nameOf(element)}${detail && ` ${detail}`}`)

  const nameOf = (element) => {
    const words = (element.getAttribute?.('aria-label') || element.textContent || '')
      .trim()
      .replace(/\s+/g, ' ')
    const classes = [...(element.classList ?? [])].slice(0, 2).join('.')
    return `${classes || element.localName}「${words.slice(0, 24)}」`
  }
  // From an element up to its page; what holds the page scrolls and is placed in its own way.
  const up = function* (element) {
    for (let at = element; at && !at.matches('.page-frame, body'); at = at.parentElement) yield at
  }
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return (
      width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
  }
  const slides = (element) =>
    [...up(element)].some((at) => at.matches('.slide') || /auto|scroll/.test(getComputedStyle(at).overflowX))
  const scrolls = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element)
    return /auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)
  }
  const layerOf = (element) => {
    const held = [...up(element)].find((at) => /fixed|sticky/.test(getComputedStyle(at).position))
    return held?.closest('[role=dialog]') ?? held ?? null
  }

  // Below an open sheet nothing can be tapped and nothing is to be judged.
  const dialog = [...document.querySelectorAll('[role=dialog]')].filter(isSeen).at(-1)
  const ground = dialog ?? document.body
  const all = [...ground.querySelectorAll('*')].filter(isSeen)

  const wordsIn = (root) => {
    const found = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const words = node.nodeValue.trim()
      const element = node.parentElement
      if (!words || /^(script|style)$/.test(element.localName) || !isSeen(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      found.push({ words, element, box: range.getBoundingClientRect() })
    }
    return found
  }
  const texts = wordsIn(ground)

  const overflowing = () => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth > wide + 1)
      report('wider than the screen', document.body, `${document.documentElement.scrollWidth} > ${wide}`)
    const beyond = all.filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return (right > wide + 1 || left < -1) && !slides(element) && !clips(element)
    })
    for (const element of beyond)
      if (!beyond.includes(element.parentElement)) report('beyond the screen', element)
  }
  // What a box cuts off on purpose, such as a picture that fills it, reaches nowhere.
  const clips = (element) =>
    [...up(element.parentElement)].some((at) => /hidden|clip/.test(getComputedStyle(at).overflowX))

  const cut = () => {
    for (const { element, box } of texts) {
      if (drawnToScale.some((selector) => element.closest(selector))) continue
      for (const at of up(element)) {
        const style = getComputedStyle(at)
        const inside = at.getBoundingClientRect()
        if (scrolls(at)) break
        const cuts = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY)
        const over =
          box.right > inside.right + 2 ||
          box.left < inside.left - 2 ||
          box.bottom > inside.bottom + 3 ||
          box.top < inside.top - 3
        if (cuts && over && style.textOverflow !== 'ellipsis' && style.webkitLineClamp === 'none')
          report('cut off', element)
        if (/fixed|sticky/.test(style.position) || cuts) break
      }
      const held = element.closest(`${tappable}, .pill, .tag, .card, .notice`)
      if (
        !held ||
        slides(element) ||
        [...up(element)].some((at) => getComputedStyle(at).textOverflow === 'ellipsis')
      )
        continue
      const frame = held.getBoundingClientRect()
      if (
        box.right > frame.right + 2 ||
        box.left < frame.left - 2 ||
        box.bottom > frame.bottom + 4 ||
        box.top < frame.top - 4
      )
        report('out of its box', element)
    }
  }

  // A small thing may be tapped in a wider area, which it lays around itself.
  const areaOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const area = { left, top, right, bottom }
    for (const part of ['::before', '::after']) {
      const style = getComputedStyle(element, part)
      if (style.content === 'none' || style.position !== 'absolute') continue
      const px = (side) => Number.parseFloat(style[side]) || 0
      area.left = Math.min(area.left, left + px('left'))
      area.top = Math.min(area.top, top + px('top'))
      area.right = Math.max(area.right, right - px('right'))
      area.bottom = Math.max(area.bottom, bottom - px('bottom'))
    }
    return area
  }
  const targets = all.filter((element) => element.matches(tappable) && !element.matches('.sheet-scrim'))
  const small = () => {
    for (const element of targets) {
      if (mayBeSmall.some((selector) => element.matches(selector))) continue
      const { left, top, right, bottom } = areaOf(element)
      const [width, height] = [right - left, bottom - top]
      if (width < MIN - NEAR || height < MIN - NEAR)
        report('small target', element, `${Math.round(width)}×${Math.round(height)}`)
    }
  }
  const overlapping = () => {
    const areas = targets
      .filter((element) => !mayBeSmall.some((selector) => element.matches(selector)))
      .map((element) => ({ element, box: element.getBoundingClientRect(), layer: layerOf(element) }))
    for (const [at, one] of areas.entries())
      for (const other of areas.slice(at + 1)) {
        if (one.layer !== other.layer || slides(one.element) !== slides(other.element)) continue
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (isCornerOf(one, other) || isCornerOf(other, one)) continue
        if (across > 2 && down > 2) report('over another target', one.element, `and ${nameOf(other.element)}`)
      }
  }
  // A button that was laid into a card which is itself tapped, such as the heart of a dish.
  const isCornerOf = (small, large) =>
    isPlaced(small.element) &&
    small.box.left >= large.box.left - 1 &&
    small.box.right <= large.box.right + 1 &&
    small.box.top >= large.box.top - 1 &&
    small.box.bottom <= large.box.bottom + 1
  // What is left of words inside the boxes that clip them.
  const shownOf = (element, { left, top, right, bottom }) => {
    const shown = { left, top, right, bottom }
    for (const at of up(element)) {
      if (!/hidden|clip/.test(getComputedStyle(at).overflowY)) continue
      const inside = at.getBoundingClientRect()
      shown.left = Math.max(shown.left, inside.left)
      shown.top = Math.max(shown.top, inside.top)
      shown.right = Math.min(shown.right, inside.right)
      shown.bottom = Math.min(shown.bottom, inside.bottom)
    }
    return shown
  }
  // Words over words, where neither lies on a layer of its own.
  const collided = () => {
    const flat = texts
      .filter(({ element }) => !layerOf(element) && !slides(element) && !isPlaced(element))
      .map(({ element, box }) => ({ element, shown: shownOf(element, box) }))
    for (const [at, one] of flat.entries())
      for (const other of flat.slice(at + 1)) {
        if (one.element === other.element) continue
        const across =
          Math.min(one.shown.right, other.shown.right) - Math.max(one.shown.left, other.shown.left)
        const down = Math.min(one.shown.bottom, other.shown.bottom) - Math.max(one.shown.top, other.shown.top)
        if (across > 3 && down > 6) report('over other words', one.element, `and ${nameOf(other.element)}`)
      }
  }
  const isPlaced = (element) => [...up(element)].some((at) => getComputedStyle(at).position === 'absolute')

  const broken = () => {
    for (const image of ground.querySelectorAll('img'))
      if (image.currentSrc && image.complete && image.naturalWidth === 0)
        report('broken picture', image, image.currentSrc.slice(-40))
  }

  const PLACEHOLDERS =
    /undefined|\bNaN\b|\bnull\b|\[object|\bTODO\b|\blorem\b|\{\{|\$\{|Invalid Date|Infinity/i
  const LATIN = /[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}/
  const CODE = /\b[a-z]{2,}(_[a-z]{2,})+\b|\bError\b|\b[45]\d\d [A-Z]/
  const misspoken = () => {
    const said = texts.map(({ words, element }) => ({ words, element }))
    for (const element of all)
      for (const name of ['aria-label', 'placeholder', 'alt', 'title']) {
        const words = element.getAttribute(name)
        if (words) said.push({ words, element })
      }
    for (const { words, element } of said) {
      if (PLACEHOLDERS.test(words)) report('placeholder', element, words.slice(0, 40))
      else if (CODE.test(words)) report('error code', element, words.slice(0, 40))
      else if (LATIN.test(words)) report('untranslated', element, words.slice(0, 40))
    }
  }

  const scrollerOf = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
    return document.scrollingElement
  }
  const covered = () => {
    if (dialog) return
    const main = document.querySelector('.page-frame-main')
    if (!main) return
    const scroller = scrollerOf(main)
    const before = scroller.scrollTop
    scroller.scrollTop = scroller.scrollHeight
    const bars = [...document.querySelectorAll('.page-frame-dock > *, .tab-bar')].filter(isSeen)
    const top = Math.min(innerHeight, ...bars.map((bar) => bar.getBoundingClientRect().top))
    const last = wordsIn(main).sort((a, b) => b.box.bottom - a.box.bottom)[0]
    if (last && last.box.bottom > top + 1)
      report('under the bar', last.element, `by ${Math.round(last.box.bottom - top)}`)
    scroller.scrollTop = before
  }

  for (const check of [overflowing, cut, small, overlapping, collided, broken, misspoken, covered]) check()
  return [...faults]
}
