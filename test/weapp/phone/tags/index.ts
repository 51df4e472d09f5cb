import type { Bundle, Journal } from '../contract.js'
import { Button } from './button.js'
import { Input, TextArea } from './field.js'
import { Picture } from './picture.js'
import { Tag } from './tag.js'
import { View } from './view.js'

const TAGS: Record<string, CustomElementConstructor> = {
  'wx-view': View,
  'wx-button': Button,
  'wx-image': Picture,
  'wx-input': Input,
  'wx-textarea': TextArea,
}
// Their look is in tags.css, and no more of them is needed so far. A movable-view stays where it is, and nothing is drawn on a canvas.
const LOOKS = [
  'wx-page',
  'wx-custom-tab-bar',
  'wx-text',
  'wx-scroll-view',
  'wx-movable-area',
  'wx-movable-view',
  'wx-canvas',
]

/** Gives WeChat's own tags their behaviour; one that is drawn and not known here is written down. */
export const registerTags = (bundle: Bundle, journal: Journal) => {
  const own = new Set(Object.values(bundle.json).flatMap((json) => Object.keys(json.usingComponents ?? {})))
  for (const [tag, made] of Object.entries(TAGS)) customElements.define(tag, made)
  for (const tag of LOOKS) customElements.define(tag, class extends Tag {})
  const unknown = new Set<string>()
  new MutationObserver(() => {
    for (const { localName } of document.querySelectorAll(':not(:defined)')) {
      if (own.has(localName) || unknown.has(localName)) continue
      unknown.add(localName)
      journal.unprovided.push(`<${localName.replace(/^wx-/, '')}>`)
    }
  }).observe(document.body, { childList: true, subtree: true })
}
